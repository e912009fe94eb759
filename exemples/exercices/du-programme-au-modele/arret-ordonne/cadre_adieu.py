"""Un planificateur qui confie une dernière tâche quand on l'arrête."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event, Thread

equipe = ThreadPoolExecutor(1)
arret = Event()
faits = []


def planifier():
    arret.wait()
    equipe.submit(faits.append, "adieu")


planificateur = Thread(target=planifier, name="planificateur")
planificateur.start()
# <vous>
arret.set()
planificateur.join()
equipe.shutdown()
# </vous>
try:
    equipe.submit(faits.append, "trop tard")
except RuntimeError:
    print("arrêté, faits :", *faits)
