"""Une file transmet le travail : aucun état partagé, aucun verrou."""

from queue import Queue
from threading import Thread

MESURES = (12, 15, 9)

mesures = Queue()
moyennes = Queue()


def calculer():
    total = nombre = 0
    # None annonce qu'il n'y aura plus de mesure.
    while (valeur := mesures.get()) is not None:
        total += valeur
        nombre += 1
    moyennes.put(total / nombre)


fil = Thread(target=calculer, name="calcul")
fil.start()
for valeur in MESURES:
    mesures.put(valeur)
mesures.put(None)
fil.join()
print("moyenne :", moyennes.get())
