"""Le même calcul, réparti entre un, deux ou quatre fils."""

import threading
import time

TRAVAIL = 100_000
ESSAIS = 400


def compter(jusqu_a):
    n = 0
    while n < jusqu_a:
        n += 1


def mesurer(nb_fils):
    part = TRAVAIL // nb_fils
    fils = [
        threading.Thread(target=compter, args=(part,))
        for _ in range(nb_fils)
    ]
    debut = time.perf_counter()
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join()
    return (time.perf_counter() - debut) * 1000


for nb in (1, 2, 4):
    temps = min(mesurer(nb) for _ in range(ESSAIS))
    print(f"{nb} : {temps:.1f} ms")
