"""Prendre et rendre un mécanisme libre : combien de temps chez vous ?"""

import threading
from timeit import timeit

FOIS = 20_000

MECANISMES = {
    "Lock": threading.Lock(),
    "RLock": threading.RLock(),
    "Semaphore": threading.Semaphore(),
    "BoundedSemaphore": threading.BoundedSemaphore(),
    "Condition": threading.Condition(),
}


def prendre_et_rendre(objet):
    with objet:
        pass


for nom, objet in MECANISMES.items():
    duree = timeit(lambda: prendre_et_rendre(objet), number=FOIS)
    print(f"{nom:<17}: {duree / FOIS * 1e9:.0f} ns")
