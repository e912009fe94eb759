"""Le premier qui manque la clé calcule ; les suivants l'attendent."""

from concurrent.futures import Future
from threading import Lock, Thread

verrou = Lock()
promesses = {}
calculs = []


def calculer(cle):
    calculs.append(cle)
    return cle.upper()


def lire(cle):
    with verrou:
        promesse = promesses.get(cle)
        a_calculer = promesse is None
        if a_calculer:
            promesse = promesses[cle] = Future()
    if a_calculer:
        promesse.set_result(calculer(cle))
    return promesse.result()


fils = [Thread(target=lire, args=("pi",), name=nom) for nom in "AB"]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("nombre de calculs :", len(calculs))
