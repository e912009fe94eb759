"""Le coiffeur coiffe deux clients, puis voudrait rentrer chez lui."""

from queue import Queue
from threading import Thread

salle = Queue()
ferme = False
coiffes = []


def travailler():
    while True:
        coiffes.append(salle.get())


def fermer():
    global ferme
    ferme = True


coiffeur = Thread(target=travailler, name="coiffeur")
coiffeur.start()
salle.put("Ana")
salle.put("Bob")
fermer()
coiffeur.join()
print("coiffés :", *coiffes)
