"""Attendre sous le verrou, ou attendre avant de le prendre."""

import threading
import time

NB_FILS = 4
TOURS = 5
ESSAIS = 3


def attendre_dedans(verrou, livres):
    with verrou:
        time.sleep(0.01)
        livres.append("réponse")


def attendre_dehors(verrou, livres):
    time.sleep(0.01)
    with verrou:
        livres.append("réponse")


def mesurer(geste):
    verrou, livres = threading.Lock(), []

    def travailler():
        for _ in range(TOURS):
            geste(verrou, livres)

    fils = [threading.Thread(target=travailler) for _ in range(NB_FILS)]
    debut = time.perf_counter()
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join()
    assert len(livres) == NB_FILS * TOURS
    return (time.perf_counter() - debut) * 1000


for nom, geste in {
    "attente sous le verrou": attendre_dedans,
    "attente hors du verrou": attendre_dehors,
}.items():
    print(
        f"{nom} : {min(mesurer(geste) for _ in range(ESSAIS)):.0f} ms"
    )
