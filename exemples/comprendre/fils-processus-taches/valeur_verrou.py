"""La même mémoire, sous le verrou qui l'accompagne."""

from multiprocessing import Process, Value

TOURS = 50_000


def compter(visites):
    for _ in range(TOURS):
        with visites.get_lock():
            visites.value += 1


if __name__ == "__main__":
    visites = Value("i", 0)
    portes = [
        Process(target=compter, args=(visites,)) for _ in range(2)
    ]
    for porte in portes:
        porte.start()
    for porte in portes:
        porte.join()
    print("visites :", visites.value)
