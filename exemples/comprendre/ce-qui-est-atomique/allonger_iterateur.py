"""D'un itérateur, extend lit un élément après l'autre."""

from threading import Thread

arrivees = [1, 2]
total = []


def changer():
    arrivees[0] = 10
    arrivees[1] = 20


def allonger():
    total.extend(iter(arrivees))


fils = [Thread(target=f) for f in (changer, allonger)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("reçu :", total)
