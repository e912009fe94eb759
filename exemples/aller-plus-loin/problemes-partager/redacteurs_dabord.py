"""Lecteurs et rédacteurs : les rédacteurs d'abord."""

from threading import Condition, Thread

LECTEURS = 2
REDACTEURS = 1

etat = Condition()
lisent = 0
ecrit = False
attendent = {"lecteur": 0, "rédacteur": 0}
ensemble = 0


def lire():
    global lisent, ensemble
    with etat:
        attendent["lecteur"] += 1
        while ecrit or attendent["rédacteur"]:
            etat.wait()
        attendent["lecteur"] -= 1
        lisent += 1
        ensemble = max(ensemble, lisent)
        # La priorité promise : aucun rédacteur n'attend encore.
        assert attendent["rédacteur"] == 0
    assert not ecrit
    with etat:
        lisent -= 1
        etat.notify_all()


def ecrire():
    global ecrit
    with etat:
        attendent["rédacteur"] += 1
        while ecrit or lisent:
            etat.wait()
        attendent["rédacteur"] -= 1
        ecrit = True
    assert lisent == 0
    with etat:
        ecrit = False
        etat.notify_all()


fils = [
    Thread(target=lire, name=f"lecteur {n}") for n in range(LECTEURS)
]
fils += [
    Thread(target=ecrire, name=f"rédacteur {n}")
    for n in range(REDACTEURS)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("lecteurs ensemble, au plus :", ensemble)
