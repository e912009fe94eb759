"""Une libération de trop : Semaphore se tait, BoundedSemaphore refuse."""

from threading import BoundedSemaphore, Semaphore


def compter_les_jetons(semaphore):
    nombre = 0
    while semaphore.acquire(blocking=False):
        nombre += 1
    return nombre


simple = Semaphore(1)
simple.release()
print("jetons :", compter_les_jetons(simple))
#> jetons : 2

borne = BoundedSemaphore(1)
try:
    borne.release()
except ValueError as erreur:
    print(erreur)
    #> Semaphore released too many times
print("jetons :", compter_les_jetons(borne))
#> jetons : 1
