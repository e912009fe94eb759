"""Le bilan est ce qu'a renvoyé `additionner`, et rien d'autre."""

import threading

NB_FILS = 2

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
def lire(mesure):
    lus.append(participer(mesure))


fils = [
    threading.Thread(target=lire, args=(mesure,)) for mesure in (4, 9)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print(*lus, ";", len(additions))
