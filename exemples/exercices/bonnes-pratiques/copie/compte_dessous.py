"""Le compte est fait sous le verrou, et lui seul sort."""

from threading import Lock, Thread

verrou = Lock()
panier = ["café"]


def remplacer():
    with verrou:
        panier.clear()
        panier.append("thé")


# --8<-- [start:lire]
def combien():
    with verrou:
        return len(panier)


def regarder():
    vus.append(combien())


# --8<-- [end:lire]

vus = []
fils = [Thread(target=remplacer), Thread(target=regarder)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("articles vus :", vus[0])
