"""Une caisse qui ne sert plus personne après la première erreur."""

from threading import Lock, Thread

DIMANCHE = 5
LUNDI = (1, 1)

monnaie = 3
verrou = Lock()


def rendre(somme):
    if somme > monnaie:
        raise ValueError("pas assez de monnaie")
    return monnaie - somme


# <vous>
def vendre(somme):
    global monnaie
    # <depart>
    # verrou.acquire()
    # reste = rendre(somme)
    # monnaie = reste
    # verrou.release()
    # </depart>
    # <solution>
    with verrou:
        reste = rendre(somme)
        monnaie = reste
    # </solution>
    # </vous>


def servir(somme):
    try:
        vendre(somme)
    except ValueError:
        print("vente refusée")


# D'abord le client du dimanche, puis deux clients ensemble.
dimanche = Thread(target=servir, args=(DIMANCHE,), name="dimanche")
dimanche.start()
dimanche.join()
clients = [Thread(target=servir, args=(somme,)) for somme in LUNDI]
for client in clients:
    client.start()
for client in clients:
    client.join()
print("monnaie :", monnaie)
