"""Un modèle qui a perdu la faute : il purge d'un seul geste."""

from threading import Thread

perimees = ["paris"]
valeurs = {"paris": 12, "lyon": 9}
lus = []


def purger():
    for cle in list(perimees):
        valeurs.pop(cle, None)


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
