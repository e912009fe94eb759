"""Un sémaphore de trois places ne protège pas un compteur."""

from threading import BoundedSemaphore, Thread

NB_FILS = 3
PLACES = 3

places = BoundedSemaphore(PLACES)
visites = 0


def visiter():
    global visites
    with places:
        visites += 1


fils = [Thread(target=visiter) for _ in range(NB_FILS)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("visites :", visites)
