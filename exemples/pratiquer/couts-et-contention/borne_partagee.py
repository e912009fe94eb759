"""La borne d'une boucle : le même objet pour tous, ou un chacun."""

import threading
import time

TRAVAIL = 1_000_000
ESSAIS = 40


def compter(borne):
    n = 0
    while n < borne:
        n += 1


def mesurer(bornes):
    fils = [
        threading.Thread(target=compter, args=(borne,))
        for borne in bornes
    ]
    debut = time.perf_counter()
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join()
    return (time.perf_counter() - debut) * 1000


# Pas un nombre écrit ici : celui-là serait un objet à part.
moitie = int(str(TRAVAIL // 2))
essais = {
    "un fil": ([int(str(TRAVAIL))], []),
    "deux fils, une borne": ([moitie, moitie], []),
    "deux fils, deux bornes": ([moitie, int(str(moitie))], []),
}
for _ in range(ESSAIS):
    for bornes, durees in essais.values():
        durees.append(mesurer(bornes))
for nom, (_, durees) in essais.items():
    print(f"{nom} : {min(durees):.1f} ms")
