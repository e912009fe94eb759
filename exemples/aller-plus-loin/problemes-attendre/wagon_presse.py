"""Montagnes russes : le wagon rouvre ses portes sans attendre la descente."""

from threading import Lock, Semaphore, Thread

PLACES = 2
TRAJETS = 1

embarquer = Semaphore(0)
plein = Semaphore(0)
debarquer = Semaphore(0)
verrou = Lock()
a_bord = 0


def rouler():
    for _ in range(TRAJETS):
        embarquer.release(PLACES)
        plein.acquire()
        assert a_bord == PLACES
        debarquer.release(PLACES)


def monter():
    global a_bord
    embarquer.acquire()
    with verrou:
        a_bord += 1
        if a_bord == PLACES:
            plein.release()
    debarquer.acquire()
    with verrou:
        a_bord -= 1


fils = [Thread(target=rouler, name="wagon")]
fils += [
    Thread(target=monter, name=f"passager {n}")
    for n in range(PLACES * TRAJETS)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("trajets :", TRAJETS)
