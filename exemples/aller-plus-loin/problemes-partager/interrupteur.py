"""Le premier lecteur prend la salle, le dernier la rend."""

from threading import Lock, Semaphore, Thread

LECTEURS = 2

salle = Semaphore(1)
garde = Lock()
lisent = 0
ecrit = False
ensemble = 0


def lire():
    global lisent, ensemble
    with garde:
        lisent += 1
        ensemble = max(ensemble, lisent)
        if lisent == 1:
            salle.acquire()
    assert not ecrit
    with garde:
        lisent -= 1
        if lisent == 0:
            salle.release()


def ecrire():
    global ecrit
    with salle:
        ecrit = True
        ecrit = False


fils = [
    Thread(target=lire, name=f"lecteur {n}") for n in range(LECTEURS)
]
fils.append(Thread(target=ecrire, name="rédacteur"))
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("lecteurs ensemble, au plus :", ensemble)
