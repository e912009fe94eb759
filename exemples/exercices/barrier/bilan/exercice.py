"""Un fil élu calcule le bilan ; tous l'utilisent."""

import threading

NB_FILS = 2

mesures = []
additions = []
lus = []


def additionner():
    additions.append(sum(mesures))
    return additions[-1]


# <vous>
barriere = threading.Barrier(NB_FILS)
bilan = None


def participer(mesure):
    global bilan
    mesures.append(mesure)
    if barriere.wait() == 0:
        bilan = additionner()
    # <solution>
    # Un second rendez-vous : le bilan est écrit quand on en sort.
    barriere.wait()
    # </solution>
    return bilan


# </vous>
def lire(mesure):
    lus.append(participer(mesure))


fils = [
    threading.Thread(target=lire, args=(10 * n,))
    for n in range(1, NB_FILS + 1)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("lus :", lus, "; additions :", len(additions))
