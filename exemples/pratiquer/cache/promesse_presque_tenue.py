"""except Exception laisse passer sys.exit : la promesse est oubliée."""

import sys
from concurrent.futures import Future
from threading import Lock, Thread

verrou = Lock()
promesses = {}


def calculer(cle):
    sys.exit("le service ne répond pas")


def lire(cle):
    with verrou:
        promesse = promesses.get(cle)
        a_calculer = promesse is None
        if a_calculer:
            promesse = promesses[cle] = Future()
    if a_calculer:
        try:
            promesse.set_result(calculer(cle))
        except Exception as erreur:
            with verrou:
                del promesses[cle]
            promesse.set_exception(erreur)
    return promesse.result()


# L'un après l'autre : le second trouve la promesse du premier.
for nom in ("Ana", "Bob"):
    fil = Thread(target=lire, args=("pi",), name=nom)
    fil.start()
    fil.join()
