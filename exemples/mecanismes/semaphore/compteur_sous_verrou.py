"""Le sémaphore limite l'entrée, le verrou protège le compteur."""

from threading import BoundedSemaphore, Lock, Thread

NB_FILS = 3
PLACES = 3

places = BoundedSemaphore(PLACES)
verrou = Lock()
visites = 0


def visiter():
    global visites
    with places:
        with verrou:
            visites += 1


fils = [Thread(target=visiter) for _ in range(NB_FILS)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("visites :", visites)
