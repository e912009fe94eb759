"""La fermeture entre comme un dernier client."""

from queue import Queue
from threading import Thread

salle = Queue()
coiffes = []


# --8<-- [start:coiffeur]
def travailler():
    while (client := salle.get()) is not None:
        coiffes.append(client)


def fermer():
    salle.put(None)


# --8<-- [end:coiffeur]

coiffeur = Thread(target=travailler, name="coiffeur")
coiffeur.start()
salle.put("Ana")
salle.put("Bob")
fermer()
coiffeur.join()
print("coiffés :", *coiffes)
