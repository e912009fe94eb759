"""Le noyau d'un cache à durée de vie : deux dictionnaires et une purge."""

from threading import Thread

MAINTENANT = 10

valeurs = {"paris": 12, "lyon": 9}
echeances = {"paris": 5, "lyon": 20}
lus = []


def purger():
    for cle, echeance in list(echeances.items()):
        if echeance <= MAINTENANT:
            del valeurs[cle]
            del echeances[cle]


def lire(cle):
    purger()
    lus.append(valeurs.get(cle))


fils = [
    Thread(target=lire, args=("lyon",), name=f"lecteur {n}")
    for n in range(2)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("lus :", lus)
