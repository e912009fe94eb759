"""Un panier passe d'un fil à l'autre par une file, puis change encore."""

from queue import SimpleQueue
from threading import Thread

comptoir = SimpleQueue()


def encaisser():
    panier = comptoir.get()
    print("articles payés :", len(panier))


caisse = Thread(target=encaisser, name="caisse")
caisse.start()

panier = ["pain"]
comptoir.put(panier)
panier.append("lait")
caisse.join()
