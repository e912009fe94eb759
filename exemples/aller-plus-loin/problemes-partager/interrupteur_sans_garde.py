"""Le même interrupteur, dont rien ne garde le compte."""

from threading import Semaphore, Thread

LECTEURS = 2

salle = Semaphore(1)
lisent = 0
ecrit = False


def lire():
    global lisent
    lisent += 1
    if lisent == 1:
        salle.acquire()
    assert not ecrit
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
print("terminé")
