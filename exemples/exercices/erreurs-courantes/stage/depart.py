"""Deux stagiaires, et un seul dossier dans la corbeille."""

from queue import Queue
from threading import Thread

corbeille = Queue()
traites = []


def travailler():
    if not corbeille.empty():
        traites.append(corbeille.get())


corbeille.put("dossier")
fils = [Thread(target=travailler, name=nom) for nom in ("Ana", "Bob")]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("traités :", len(traites))
