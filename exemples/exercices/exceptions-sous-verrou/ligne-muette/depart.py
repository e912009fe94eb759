"""Trois guichets de gare ; à midi, plus aucun ne répond."""

from threading import Lock, Thread

TARIFS = {"Lyon": 30, "Lille": 25}

verrou = Lock()
recette = 0


def vendre(ville):
    global recette
    verrou.acquire()
    recette += TARIFS[ville]
    verrou.release()


def guichet(villes):
    for ville in villes:
        vendre(ville)


guichets = [
    Thread(target=guichet, args=(["Lyon", "Lilles"],), name="A"),
    Thread(target=guichet, args=(["Lyon", "Lille"],), name="B"),
    Thread(target=guichet, args=(["Lille", "Lyon"],), name="C"),
]
for fil in guichets:
    fil.start()
for fil in guichets:
    fil.join()
print("recette :", recette)
