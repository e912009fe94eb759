"""Deux caisses ajoutent au même panier ; le calcul du prix est long."""

from threading import Lock, Thread

verrou = Lock()
panier = {"total": 0, "articles": 0}


def prix(article):
    return 10 + article


# <vous>
def ajouter(article):
    # <depart>
    # with verrou:
    #     ancien = panier["total"]
    #     panier["articles"] += 1
    # montant = prix(article)
    # with verrou:
    #     panier["total"] = ancien + montant
    # </depart>
    # <solution>
    montant = prix(article)
    with verrou:
        panier["articles"] += 1
        panier["total"] += montant
    # </solution>
    # </vous>


fils = [
    Thread(target=ajouter, args=(article,), name=f"caisse {article}")
    for article in range(2)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("articles :", panier["articles"], "· total :", panier["total"])
