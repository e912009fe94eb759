"""Une caisse qui ne sert plus personne après la première erreur."""

from threading import Lock, Thread

monnaie = 3
verrou = Lock()


def rendre(somme):
    if somme > monnaie:
        raise ValueError("pas assez de monnaie")
    return monnaie - somme


def vendre(somme):
    global monnaie
    verrou.acquire()
    monnaie = rendre(somme)
    verrou.release()


def servir(somme):
    try:
        vendre(somme)
    except ValueError:
        print("vente refusée")


# D'abord un client qui demande trop, puis deux clients ensemble.
dimanche = Thread(target=servir, args=(5,), name="dimanche")
dimanche.start()
dimanche.join()
clients = [Thread(target=servir, args=(1,), name=nom) for nom in "AB"]
for client in clients:
    client.start()
for client in clients:
    client.join()
print("monnaie :", monnaie)
