"""Ce que coûte un verrou que personne ne dispute, en temps de processeur."""

import threading
import time

TOURS = 2_000
ESSAIS = 300


def boucle_vide():
    debut = time.thread_time()
    for _ in range(TOURS):
        pass
    return time.thread_time() - debut


def boucle(verrou):
    debut = time.thread_time()
    for _ in range(TOURS):
        with verrou:
            pass
    return time.thread_time() - debut


VERROUS = {
    "Lock": threading.Lock(),
    "RLock": threading.RLock(),
    "Condition": threading.Condition(),
    "Semaphore": threading.Semaphore(),
}
vides, essais = [], {nom: [] for nom in VERROUS}
# Tour à tour, pour qu'une machine un instant plus lente
# ne défavorise personne.
for _ in range(ESSAIS):
    vides.append(boucle_vide())
    for nom, verrou in VERROUS.items():
        essais[nom].append(boucle(verrou))
for nom, durees in essais.items():
    # Le plus court : celui que le reste de la machine a le moins gêné.
    temps = min(durees) - min(vides)
    print(f"{nom} : {temps / TOURS * 1e9:.0f} ns")
