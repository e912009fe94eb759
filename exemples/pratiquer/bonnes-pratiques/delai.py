"""Un délai expiré se traite : ici, la commande est remise à plus tard."""

from threading import Lock

DELAI = 0.05

imprimante = Lock()
reportees = []


def imprimer(document):
    if not imprimante.acquire(timeout=DELAI):
        reportees.append(document)
        return f"{document} : imprimante occupée, reporté"
    try:
        return f"{document} : imprimé"
    finally:
        imprimante.release()


imprimante.acquire()
print(imprimer("facture"))
#> facture : imprimante occupée, reporté
imprimante.release()
print(imprimer(reportees.pop()))
#> facture : imprimé
