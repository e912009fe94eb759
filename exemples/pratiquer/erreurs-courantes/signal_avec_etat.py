"""L'état dit ce qui est arrivé ; notify ne fait que réveiller."""

from threading import Condition, Thread

pret = Condition()
plat_pret = False


def preparer():
    global plat_pret
    with pret:
        plat_pret = True
        print("préparation finie")
        pret.notify()


def servir():
    with pret:
        while not plat_pret:
            pret.wait()
        print("service")


cuisine = Thread(target=preparer, name="cuisine")
salle = Thread(target=servir, name="salle")
cuisine.start()
salle.start()
cuisine.join()
salle.join()
