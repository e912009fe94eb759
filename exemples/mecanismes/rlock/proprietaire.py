"""Seul le fil qui tient un RLock peut le libérer."""

from threading import RLock, Thread

verrou = RLock()
reponses = []


def liberer():
    try:
        verrou.release()
    except RuntimeError as erreur:
        reponses.append(str(erreur))


verrou.acquire()
fil = Thread(target=liberer)
fil.start()
fil.join()

print(reponses[0])
