"""Un panier de commandes : on en remplace une, un autre fil les regarde."""

from threading import Lock, Thread

verrou = Lock()
panier = ["café"]


def remplacer():
    with verrou:
        panier.clear()
        panier.append("thé")


def contenu():
    with verrou:
        return panier


def regarder():
    articles = contenu()
    vus.append(len(articles))


vus = []
fils = [Thread(target=remplacer), Thread(target=regarder)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("articles vus :", vus[0])
