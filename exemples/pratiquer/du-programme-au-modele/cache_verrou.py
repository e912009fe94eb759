"""Le même noyau, dont chaque accès passe par un verrou."""

from threading import Lock, Thread

MAINTENANT = 10

verrou = Lock()
valeurs = {"paris": 12, "lyon": 9}
echeances = {"paris": 5, "lyon": 20}
lus = []


def purger():
    for cle, echeance in list(echeances.items()):
        if echeance <= MAINTENANT:
            del valeurs[cle]
            del echeances[cle]


def lire(cle):
    with verrou:
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
