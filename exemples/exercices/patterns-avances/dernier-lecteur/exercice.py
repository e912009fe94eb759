"""Un lecteur, un rédacteur, et une sortie trop discrète."""

from threading import Condition, Event, Thread

condition = Condition()
lecteurs = 0
entre = Event()
attend = Event()


def lire():
    global lecteurs
    with condition:
        lecteurs += 1
    entre.set()
    attend.wait()
    with condition:
        lecteurs -= 1
        # <solution>
        condition.notify()
        # </solution>


def ecrire():
    entre.wait()
    with condition:
        attend.set()
        while lecteurs > 0:
            condition.wait()
        print("écrit")


fils = [
    Thread(target=ecrire, name="rédacteur"),
    Thread(target=lire, name="lecteur"),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
