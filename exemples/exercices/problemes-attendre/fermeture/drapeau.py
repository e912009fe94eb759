"""Le coiffeur regarde un drapeau avant d'appeler le suivant."""

from queue import Queue
from threading import Thread

salle = Queue()
ferme = False
coiffes = []


# --8<-- [start:coiffeur]
def travailler():
    while not ferme:
        coiffes.append(salle.get())


def fermer():
    global ferme
    ferme = True


# --8<-- [end:coiffeur]

coiffeur = Thread(target=travailler, name="coiffeur")
coiffeur.start()
salle.put("Ana")
salle.put("Bob")
fermer()
coiffeur.join()
print("coiffés :", *coiffes)
