"""Prendre et libérer un mécanisme libre : combien de temps chez vous ?"""

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

for nom, objet in MECANISMES.items():
    duree = timeit(
        "with objet: pass", number=FOIS, globals={"objet": objet}
    )
    print(f"{nom:<17}: {duree / FOIS * 1e9:.0f} ns")
