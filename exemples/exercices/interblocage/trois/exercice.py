"""Trois travaux, trois outils : un cycle à rompre."""

from threading import Lock, Thread

scie = Lock()
etau = Lock()
perceuse = Lock()
en_main = set()
faits = []


def utiliser(travail, *outils):
    for outil in outils:
        assert outil not in en_main, f"{outil} est en d'autres mains"
        en_main.add(outil)
    faits.append(travail)
    en_main.difference_update(outils)


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
    # <depart>
    # with perceuse:
    #     with scie:
    #         utiliser("percer", "perceuse", "scie")
    # </depart>
    # <solution>
    with scie:
        with perceuse:
            utiliser("percer", "perceuse", "scie")
    # </solution>


# </vous>


fils = [Thread(target=travail) for travail in (couper, fixer, percer)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("travaux faits :", *sorted(faits))
