"""Lecteurs et rédacteurs : chacun à son tour d'arrivée."""

from threading import Condition, Thread

LECTEURS = 2
REDACTEURS = 1

etat = Condition()
lisent = 0
ecrit = False
attente = []
arrivees = []
entrees = []
ensemble = 0


def attendre_son_tour(moi):
    attente.append(moi)
    arrivees.append(moi)
    while attente[0] != moi or ecrit:
        etat.wait()


def entrer(moi):
    attente.pop(0)
    entrees.append(moi)
    etat.notify_all()


def lire(moi):
    global lisent, ensemble
    with etat:
        attendre_son_tour(moi)
        lisent += 1
        ensemble = max(ensemble, lisent)
        entrer(moi)
    assert not ecrit
    with etat:
        lisent -= 1
        etat.notify_all()


def ecrire(moi):
    global ecrit
    with etat:
        attendre_son_tour(moi)
        while lisent:
            etat.wait()
        ecrit = True
        entrer(moi)
    assert lisent == 0
    with etat:
        ecrit = False
        etat.notify_all()


fils = [
    Thread(target=lire, args=(f"lecteur {n}",), name=f"lecteur {n}")
    for n in range(LECTEURS)
]
fils += [
    Thread(
        target=ecrire, args=(f"rédacteur {n}",), name=f"rédacteur {n}"
    )
    for n in range(REDACTEURS)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
# La priorité promise : personne n'a doublé personne.
assert entrees == arrivees
print("lecteurs ensemble, au plus :", ensemble)
