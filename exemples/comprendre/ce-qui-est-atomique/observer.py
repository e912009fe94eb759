"""Ce que montre cet interpréteur : chaque anomalie, guettée une demi-seconde."""

import sys
import time
from threading import Barrier, Thread

DUREE = 0.5
sys.setswitchinterval(1e-5)


def guetter(changer, anormal):
    """Combien de fois anormal() est vrai pendant que changer() tourne."""
    depart = Barrier(2)
    fin = []

    def tourner():
        depart.wait()
        while not fin:
            changer()

    fil = Thread(target=tourner)
    fil.start()
    depart.wait()
    echeance = time.monotonic() + DUREE
    vues = 0
    while time.monotonic() < echeance:
        vues += anormal()
    fin.append(True)
    fil.join()
    return vues


def chercher():
    """À tout moment, Bob est au début, à la fin, ou aux deux."""
    file = ["x"] * 200 + ["Bob"]

    def deplacer():
        file[0] = "Bob"
        file[-1] = "x"
        file[-1] = "Bob"
        file[0] = "x"

    return guetter(deplacer, lambda: "Bob" not in file)


def decaler():
    file = ["x"] * 100 + ["Bob"] + ["x"] * 100

    def avancer():
        file.insert(0, "x")
        file.pop(0)

    return guetter(avancer, lambda: file.count("Bob") > 1)


def trier():
    notes = list(range(2000))

    def melanger():
        notes.reverse()
        notes.sort()

    return guetter(melanger, lambda: len(notes) == 0)


def allonger():
    liste = []

    def remplir():
        liste.clear()
        liste.extend(n for n in range(50))

    return guetter(remplir, lambda: len(liste) not in (0, 50))


def parcourir():
    prix = dict.fromkeys(range(1000))

    def changer():
        prix.setdefault("lait", 2)
        prix.pop("lait")

    def echec():
        try:
            for _ in prix:
                pass
        except RuntimeError:
            return True
        return False

    return guetter(changer, echec)


def copier():
    prix = dict.fromkeys(range(50))

    def changer():
        prix.setdefault("lait", 2)
        prix.pop("lait")

    return guetter(changer, lambda: len(prix.copy()) not in (50, 51))


def compter():
    """Deux fils ajoutent un ; combien d'ajouts se perdent ?"""
    visites = {"accueil": 0}
    tours = 200_000

    def ajouter():
        for _ in range(tours):
            visites["accueil"] += 1

    fils = [Thread(target=ajouter) for _ in range(2)]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join()
    return 2 * tours - visites["accueil"]


for observe in (
    chercher,
    decaler,
    trier,
    allonger,
    parcourir,
    compter,
    copier,
):
    print(observe.__name__, "=", observe())
