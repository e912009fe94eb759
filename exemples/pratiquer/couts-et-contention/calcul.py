"""Le même calcul, réparti entre un, deux ou quatre fils."""

import threading
import time

TRAVAIL = 1_000_000
ESSAIS = 40


def compter(tours):
    n = 0
    for _ in range(tours):
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


# Tour à tour, pour qu'une machine un instant plus lente
# ne défavorise personne.
essais = {1: [], 2: [], 4: []}
for _ in range(ESSAIS):
    for nb, durees in essais.items():
        durees.append(mesurer(nb))
for nb, durees in essais.items():
    print(f"{nb} : {min(durees):.1f} ms")
