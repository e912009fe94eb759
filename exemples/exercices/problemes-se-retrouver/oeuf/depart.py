"""Il y a un œuf et de la farine ; deux cuisiniers les guettent."""

from threading import Semaphore, Thread

oeuf, lait, farine = Semaphore(0), Semaphore(0), Semaphore(0)
plat_pret = Semaphore(0)
plats = []


def cuisiner(plat, premier, second):
    premier.acquire()
    second.acquire()
    plats.append(plat)
    plat_pret.release()


for recette in (("omelette", oeuf, lait), ("crêpe", oeuf, farine)):
    Thread(target=cuisiner, args=recette, daemon=True).start()
oeuf.release()
farine.release()
plat_pret.acquire()
print("plat :", *plats)
