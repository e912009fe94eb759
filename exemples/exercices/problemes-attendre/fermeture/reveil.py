"""Un drapeau, et un faux client pour réveiller le coiffeur."""

from queue import Queue
from threading import Thread

salle = Queue()
ferme = False
coiffes = []


# --8<-- [start:coiffeur]
def travailler():
    while True:
        client = salle.get()
        if ferme:
            break
        coiffes.append(client)


def fermer():
    global ferme
    ferme = True
    salle.put(None)


# --8<-- [end:coiffeur]

coiffeur = Thread(target=travailler, name="coiffeur")
coiffeur.start()
salle.put("Ana")
salle.put("Bob")
fermer()
coiffeur.join()
print("coiffés :", *coiffes)
