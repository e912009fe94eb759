"""Attendre une réponse en tenant le verrou qu'il faut pour répondre."""

from queue import SimpleQueue
from threading import Lock, Thread

verrou = Lock()
reponses = SimpleQueue()


def calculer():
    with verrou:
        resultat = 6 * 7
    reponses.put(resultat)


Thread(target=calculer).start()
with verrou:
    print("réponse :", reponses.get())
