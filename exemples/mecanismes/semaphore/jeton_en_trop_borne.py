"""Le même oubli avec un sémaphore borné : signalé, parfois après coup."""

from threading import BoundedSemaphore, Lock, Thread

NB_FILS = 3
PLACES = 1

places = BoundedSemaphore(PLACES)
verrou = Lock()
presents = 0
maximum = 0


def entrer():
    global presents, maximum
    with verrou:
        presents += 1
        maximum = max(maximum, presents)


def sortir():
    global presents
    with verrou:
        presents -= 1


def stationner():
    try:
        if places.acquire(blocking=False):
            entrer()
            sortir()
    finally:
        places.release()


fils = [Thread(target=stationner) for _ in range(NB_FILS)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("maximum :", maximum)
