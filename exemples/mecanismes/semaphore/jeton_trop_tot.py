"""Faux : le jeton est rendu avant la connexion."""

from threading import BoundedSemaphore, Thread

libres = ["connexion 1"]
places = BoundedSemaphore(1)
introuvables = []


def travailler():
    places.acquire()
    if not libres:
        introuvables.append(True)
        return
    prise = libres.pop()
    places.release()
    libres.append(prise)


fils = [Thread(target=travailler) for _ in range(2)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("connexions introuvables :", len(introuvables))
