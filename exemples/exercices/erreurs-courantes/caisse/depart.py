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


for somme in (5, 1):
    client = Thread(target=servir, args=(somme,))
    client.start()
    client.join()
print("monnaie :", monnaie)
