"""Un fil élu calcule le bilan ; tous l'utilisent."""

import threading

NB_FILS = 2

barriere = threading.Barrier(NB_FILS)
mesures = []
bilan = None
lus = []


def participer(mesure):
    global bilan
    mesures.append(mesure)
    if barriere.wait() == 0:
        bilan = sum(mesures)
    # Un second rendez-vous : le bilan est écrit quand on en sort.
    barriere.wait()
    lus.append(bilan)


fils = [
    threading.Thread(target=participer, args=(10 * n,))
    for n in range(1, NB_FILS + 1)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("fils qui ont lu 30 :", lus.count(30))
