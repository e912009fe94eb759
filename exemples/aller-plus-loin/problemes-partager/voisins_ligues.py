"""Deux voisins se relaient ; celui du milieu ne mange qu'à la fin."""

from threading import Condition, Thread

CONVIVES = 4

table = Condition()
libre = [True] * CONVIVES
repas = []


def prendre(place):
    gauche, droite = place, (place + 1) % CONVIVES
    with table:
        while not (libre[gauche] and libre[droite]):
            table.wait()
        libre[gauche] = libre[droite] = False
        repas.append(place)


def rendre(place):
    with table:
        libre[place] = libre[(place + 1) % CONVIVES] = True
        table.notify_all()


def manger(place):
    prendre(place)
    rendre(place)


milieu = Thread(target=manger, args=(1,), name="philosophe 1")
prendre(0)
milieu.start()
# Le fil principal joue les philosophes 0 et 2, qui se relaient.
prendre(2)
rendre(0)
prendre(0)
rendre(2)
prendre(2)
rendre(0)
rendre(2)
milieu.join()
print("ordre des repas :", repas)
