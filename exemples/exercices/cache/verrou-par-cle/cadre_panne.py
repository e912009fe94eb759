"""Le premier calcul échoue ; la clé est demandée de nouveau."""

from threading import Lock, Thread

CLES = ("a", "a")

verrou = Lock()
valeurs = {}
verrous = {}
essais = []
lus = []


def calculer(cle):
    essais.append(cle)
    if len(essais) == 1:
        raise OSError("panne")
    return cle.upper()


# <vous>
def lire(cle):
    with verrou:
        verrou_de_cle = verrous.setdefault(cle, Lock())
    with verrou_de_cle:
        if cle not in valeurs:
            valeurs[cle] = calculer(cle)
        return valeurs[cle]


# </vous>
def demander(cle):
    try:
        lus.append(lire(cle))
    except OSError:
        lus.append("panne")


fils = [Thread(target=demander, args=(cle,)) for cle in CLES]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
demander("a")
print("ensemble :", *sorted(lus[:-1]), "· ensuite :", lus[-1])
