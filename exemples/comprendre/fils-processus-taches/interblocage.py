"""Deux processus, deux verrous : chacun attend ce que tient l'autre."""

from multiprocessing import Barrier, Lock, Process, SimpleQueue


def prendre(nom, premier, second, ensemble, reponses):
    with premier:
        ensemble.wait()
        # Sans ce délai, les deux processus attendraient pour toujours.
        obtenu = second.acquire(timeout=0.2)
        reponses.put((nom, obtenu))
        ensemble.wait()
        if obtenu:
            second.release()


if __name__ == "__main__":
    imprimante, scanneur = Lock(), Lock()
    ensemble, reponses = Barrier(2), SimpleQueue()
    autres = ensemble, reponses
    processus = [
        Process(
            target=prendre, args=("A", imprimante, scanneur, *autres)
        ),
        Process(
            target=prendre, args=("B", scanneur, imprimante, *autres)
        ),
    ]
    for chacun in processus:
        chacun.start()
    for nom, obtenu in sorted(reponses.get() for _ in processus):
        print(nom, "a obtenu son second verrou :", obtenu)
    for chacun in processus:
        chacun.join()
