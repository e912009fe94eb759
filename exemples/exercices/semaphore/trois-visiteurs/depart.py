"""Trois visiteurs pressés, deux places : qui ne peut entrer s'en va."""

from threading import BoundedSemaphore, Thread

places = BoundedSemaphore(2)
entres = []


def visiter(nom):
    if places.acquire(blocking=False):
        entres.append(nom)
        places.release()


fils = [Thread(target=visiter, args=(nom,)) for nom in "ABC"]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("entrés :", len(entres))
