"""Barrière réutilisable : une porte pour entrer, une porte pour sortir."""

from threading import Lock, Semaphore, Thread

NB = 2
TOURS = 2

verrou = Lock()
entree = Semaphore(0)
sortie = Semaphore(0)
arrives = 0
faits = [0] * NB


def attendre():
    global arrives
    with verrou:
        arrives += 1
        if arrives == NB:
            entree.release(NB)
    entree.acquire()
    with verrou:
        arrives -= 1
        if arrives == 0:
            sortie.release(NB)
    sortie.acquire()


def travailler(moi):
    for _ in range(TOURS):
        faits[moi] += 1
        attendre()
        # Personne ne commence un tour avant que tous aient fini le leur.
        assert min(faits) >= faits[moi]


fils = [
    Thread(target=travailler, args=(moi,), name=f"fil {moi}")
    for moi in range(NB)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("tours faits :", faits)
