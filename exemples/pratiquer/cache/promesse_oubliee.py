"""Si le calcul échoue, la promesse n'est jamais tenue."""

from concurrent.futures import Future
from threading import Lock, Thread

verrou = Lock()
promesses = {}


def calculer(cle):
    raise OSError("le service ne répond pas")


def lire(cle):
    with verrou:
        promesse = promesses.get(cle)
        a_calculer = promesse is None
        if a_calculer:
            promesse = promesses[cle] = Future()
    if a_calculer:
        promesse.set_result(calculer(cle))
    return promesse.result()


def demander(nom):
    try:
        lire("pi")
    except OSError as erreur:
        print(f"{nom} : {erreur}")


# L'un après l'autre : le second trouve la promesse du premier.
for nom in ("Ana", "Bob"):
    fil = Thread(target=demander, args=(nom,), name=nom)
    fil.start()
    fil.join()
