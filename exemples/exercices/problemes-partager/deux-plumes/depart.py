"""Un registre : les rédacteurs attendent que les lecteurs sortent."""

from threading import Condition, Thread

etat = Condition()
lisent = 0
plumes = 0
ensemble = []


def lire():
    global lisent
    with etat:
        lisent += 1
    with etat:
        lisent -= 1
        etat.notify_all()


def ecrire():
    global plumes
    with etat:
        while lisent > 0:
            etat.wait()
        plumes += 1
        ensemble.append(plumes)
    with etat:
        plumes -= 1


fils = [Thread(target=f) for f in (lire, ecrire, ecrire)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("plumes ensemble, au plus :", max(ensemble))
