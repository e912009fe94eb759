"""Deux travaux par ouvrier, et des outils comptés autrement."""

from threading import Lock, Thread

scie = Lock()
etau = Lock()
perceuse = Lock()
usages = {}
jamais_deux = {"scie": Lock(), "étau": Lock(), "perceuse": Lock()}


def utiliser(travail, *outils):
    for outil in outils:
        assert jamais_deux[outil].acquire(
            blocking=False
        ), f"{outil} pris"
    usages[travail] = outils
    for outil in outils:
        jamais_deux[outil].release()


# <vous>
def couper():
    with scie:
        with etau:
            utiliser("couper", "scie", "étau")


def fixer():
    with etau:
        with perceuse:
            utiliser("fixer", "étau", "perceuse")


def percer():
    with scie:
        with perceuse:
            utiliser("percer", "perceuse", "scie")


# </vous>


def reprendre(premier, second):
    premier()
    second()


fils = [
    Thread(target=reprendre, args=(percer, couper)),
    Thread(target=fixer),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

for travail in ("couper", "fixer", "percer"):
    print(travail, *sorted(usages.get(travail, ())), end=" ; ")
