"""Un cache d'une place : on retire avant d'ajouter."""

from threading import Thread

CAPACITE = 1

cache = {"a": 1}


def garder(cle):
    if len(cache) >= CAPACITE:
        cache.popitem()
    cache[cle] = 1


fils = [Thread(target=garder, args=(cle,)) for cle in ("b", "c")]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("entrées :", len(cache))
