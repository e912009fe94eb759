"""Des lecteurs, un rédacteur, et une sortie trop discrète."""

from threading import Condition, Event, Semaphore, Thread

LECTEURS = 1

condition = Condition()
lecteurs = 0
entres = Semaphore(0)
attend = Event()


def entrer():
    global lecteurs
    with condition:
        lecteurs += 1
    entres.release()
    attend.wait()


def sortir():
    global lecteurs
    with condition:
        lecteurs -= 1


def lire():
    entrer()
    sortir()


def ecrire():
    for _ in range(LECTEURS):
        entres.acquire()
    with condition:
        attend.set()
        while lecteurs > 0:
            condition.wait()
        print("écrit")


fils = [Thread(target=ecrire, name="rédacteur")]
fils += [Thread(target=lire, name="lecteur") for _ in range(LECTEURS)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
