"""Un fil écrit chez vous ; un processus écrit chez lui."""

from multiprocessing import Process
from threading import Thread

panier = []


def ajouter(article):
    panier.append(article)


if __name__ == "__main__":
    fil = Thread(target=ajouter, args=("pain",))
    fil.start()
    fil.join()
    print("après le fil :", panier)

    processus = Process(target=ajouter, args=("lait",))
    processus.start()
    processus.join()
    print("après le processus :", panier)
