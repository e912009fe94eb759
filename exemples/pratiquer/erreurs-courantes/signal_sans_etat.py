"""Un notify que personne n'attend encore est perdu."""

from threading import Condition, Thread

pret = Condition()


def preparer():
    with pret:
        print("préparation finie")
        pret.notify()


def servir():
    with pret:
        pret.wait()
        print("service")


# La préparation se termine avant que le service n'attende.
cuisine = Thread(target=preparer, name="cuisine")
cuisine.start()
cuisine.join()
salle = Thread(target=servir, name="salle")
salle.start()
salle.join()
