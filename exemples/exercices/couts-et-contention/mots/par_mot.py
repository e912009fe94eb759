"""Chaque mot est compté sous le verrou."""

import time
from threading import Lock, Thread

PAGES = (["thé", "thé"], ["thé"])

verrou = Lock()
compte = {"thé": 0}
lectures = [0, 0]


def lire(numero):
    lectures[numero] = 1
    ensemble.append(sum(lectures))
    time.sleep(0.02)
    lectures[numero] = 0
    return PAGES[numero]


# --8<-- [start:compter]
def compter(numero):
    for mot in lire(numero):
        with verrou:
            compte[mot] += 1


# --8<-- [end:compter]

ensemble = []
fils = [Thread(target=compter, args=(n,)) for n in range(2)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("thé :", compte["thé"], "· lectures ensemble :", max(ensemble))
