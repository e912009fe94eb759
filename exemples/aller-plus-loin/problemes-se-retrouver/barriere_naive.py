"""Barrière faite d'un compte et d'un sémaphore, que l'on croit pouvoir resservir."""

from threading import Lock, Semaphore, Thread

NB = 2
TOURS = 1

verrou = Lock()
porte = Semaphore(0)
arrives = 0
faits = [0] * NB


def attendre():
    global arrives
    with verrou:
        arrives += 1
        if arrives == NB:
            arrives = 0
            porte.release(NB)
    porte.acquire()


def travailler(moi):
    for _ in range(TOURS):
        faits[moi] += 1
        attendre()


fils = [
    Thread(target=travailler, args=(moi,), name=f"fil {moi}")
    for moi in range(NB)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("tours faits :", faits)
