"""Un cuisinier, un serveur, un passe-plat d'une place."""

from threading import Semaphore, Thread

PLATS = 2

passe_plat = [None]
libre = Semaphore(1)
pret = Semaphore(0)
servis = []


def cuisiner():
    for plat in range(PLATS):
        libre.acquire()
        passe_plat[0] = plat
        pret.release()


def servir():
    for _ in range(PLATS):
        pret.acquire()
        servis.append(passe_plat[0])
        libre.release()


fils = [
    Thread(target=cuisiner, name="cuisinier"),
    Thread(target=servir, name="serveur"),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("plats servis :", servis)
