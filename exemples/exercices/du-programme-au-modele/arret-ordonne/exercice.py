"""Un planificateur qui confie des tâches à une équipe, puis s'arrête."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event, Thread

TOURS = 1

equipe = ThreadPoolExecutor(1)
arret = Event()
faits = []


def planifier():
    for tour in range(TOURS):
        if arret.wait(0.05):
            return
        equipe.submit(faits.append, tour)


planificateur = Thread(target=planifier, name="planificateur")
planificateur.start()
# <vous>
# <depart>
# equipe.shutdown()
# arret.set()
# planificateur.join()
# </depart>
# <solution>
arret.set()
planificateur.join()
equipe.shutdown()
# </solution>
# </vous>
print("arrêté")
