"""La copie est faite sous le verrou."""

from threading import Lock, Thread

verrou = Lock()
panier = ["café"]


def remplacer():
    with verrou:
        panier.clear()
        panier.append("thé")


# --8<-- [start:lire]
def contenu():
    with verrou:
        return list(panier)


def regarder():
    articles = contenu()
    vus.append(len(articles))


# --8<-- [end:lire]

vus = []
fils = [Thread(target=remplacer), Thread(target=regarder)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("articles vus :", vus[0])
