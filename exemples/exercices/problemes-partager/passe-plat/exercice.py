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
        # <vous>
        pret.acquire()
        # <depart>
        # libre.release()
        # servis.append(passe_plat[0])
        # </depart>
        # <solution>
        servis.append(passe_plat[0])
        libre.release()
        # </solution>
        # </vous>


fils = [
    Thread(target=cuisiner, name="cuisinier"),
    Thread(target=servir, name="serveur"),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("plats servis :", servis)
