"""Deux prix qui ne se calculent qu'ensemble."""

from threading import Barrier, Lock, Thread

verrou = Lock()
panier = {"total": 0, "articles": 0}
ensemble = Barrier(2)


def prix(article):
    ensemble.wait()
    return 100 * article


# <vous>
def ajouter(article):
    montant = prix(article)
    with verrou:
        panier["articles"] += 1
        panier["total"] += montant


# </vous>
fils = [Thread(target=ajouter, args=(article,)) for article in (5, 7)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("articles :", panier["articles"], "· total :", panier["total"])
