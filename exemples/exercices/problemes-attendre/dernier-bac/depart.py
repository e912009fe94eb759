"""Un bac à deux places fait traverser trois passagers."""

from threading import Semaphore, Thread

PLACES = 2
NB = 3

embarquer = Semaphore(0)
a_bord = Semaphore(0)
debarquer = Semaphore(0)
voyages = []
passes = []


def appeler(combien):
    voyages.append(combien)
    embarquer.release(combien)


def naviguer():
    restent = NB
    while restent:
        partent = PLACES
        appeler(partent)
        for _ in range(partent):
            a_bord.acquire()
        debarquer.release(partent)
        restent -= partent


def traverser(numero):
    embarquer.acquire()
    a_bord.release()
    debarquer.acquire()
    passes.append(numero)


fils = [Thread(target=naviguer, name="bac")]
fils += [
    Thread(target=traverser, args=(n,), name=f"passager {n}")
    for n in range(NB)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("voyages :", *voyages, "· ont traversé :", len(passes))
