"""Un serveur qui annonce chaque plat au cuisinier, une fois servi."""

from threading import Semaphore, Thread

MENU = ("soupe", "tarte")

passe_plat = [None]
libre = Semaphore(1)
pret = Semaphore(0)
servis = []
trop = []


def cuisiner():
    for plat in MENU:
        libre.acquire()
        passe_plat[0] = plat
        pret.release()
    # Une place rendue par plat servi, ni plus, ni moins.
    libre.acquire()
    if libre.acquire(blocking=False):
        trop.append("place")


def servir():
    for _ in MENU:
        # <vous>
        pret.acquire()
        servis.append(passe_plat[0])
        libre.release()
        # </vous>
        passe_plat.append("assiette")
        passe_plat.pop()


fils = [
    Thread(target=cuisiner, name="cuisinier"),
    Thread(target=servir, name="serveur"),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("plats servis :", *servis, "· places de trop :", len(trop))
