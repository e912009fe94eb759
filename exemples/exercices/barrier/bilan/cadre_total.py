"""Trois fils, et un bilan qui est ce qu'a renvoyé `additionner`."""

import threading

NB_FILS = 3

mesures = []
additions = []
lus = []


def additionner():
    additions.append(f"bilan de {len(mesures)} mesures")
    return additions[-1]


# <vous>
barriere = threading.Barrier(NB_FILS)
bilan = None


def participer(mesure):
    global bilan
    mesures.append(mesure)
    if barriere.wait() == 0:
        bilan = additionner()
    # Un second rendez-vous : le bilan est écrit quand on en sort.
    barriere.wait()
    return bilan


# </vous>
def lire():
    lus.append(participer(5))


fils = [threading.Thread(target=lire) for _ in range(NB_FILS)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
fois = lus.count(additions[0])
print(f"{additions[0]}, lu {fois} fois ; additions : {len(additions)}")
