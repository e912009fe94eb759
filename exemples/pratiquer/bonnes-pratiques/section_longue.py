"""Le calcul est fait sous le verrou : un seul à la fois."""

import time
from threading import Lock, Thread

NB_FILS = 3

resultats = []
verrou = Lock()
observation = Lock()
en_cours = 0
maximum = 0


def calculer(n):
    global en_cours, maximum
    with observation:
        en_cours += 1
        maximum = max(maximum, en_cours)
    time.sleep(0.02)
    with observation:
        en_cours -= 1
    return n * n


def travailler(n):
    with verrou:
        resultats.append(calculer(n))


fils = [Thread(target=travailler, args=(n,)) for n in range(NB_FILS)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("résultats :", sorted(resultats))
print("calculs simultanés, au plus :", maximum)
