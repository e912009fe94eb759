"""Ce que renvoie chaque attente quand son délai expire."""

import queue
import threading
from concurrent.futures import Future

DELAI = 0.01

verrou = threading.Lock()
verrou.acquire()
places = threading.Semaphore(0)
pret = threading.Event()
change = threading.Condition()
depart = threading.Barrier(2)
file = queue.Queue()
promesse = Future()
endormi = threading.Thread(target=pret.wait)
endormi.start()


def attendre_change():
    with change:
        return change.wait(timeout=DELAI)


def attendre_valeur():
    with change:
        return change.wait_for(lambda: [], timeout=DELAI)


ATTENTES = {
    "Lock.acquire": lambda: verrou.acquire(timeout=DELAI),
    "Semaphore.acquire": lambda: places.acquire(timeout=DELAI),
    "Event.wait": lambda: pret.wait(timeout=DELAI),
    "Condition.wait": attendre_change,
    "Condition.wait_for": attendre_valeur,
    "Barrier.wait": lambda: depart.wait(timeout=DELAI),
    "Thread.join": lambda: endormi.join(timeout=DELAI),
    "Queue.get": lambda: file.get(timeout=DELAI),
    "Future.result": lambda: promesse.result(timeout=DELAI),
}

print("| L'attente | au bout du délai |")
print("|---|---|")
for nom, attendre in ATTENTES.items():
    try:
        suite = f"renvoie `{attendre()}`"
    except Exception as erreur:
        suite = f"lève `{type(erreur).__name__}`"
    print(f"| `{nom}(timeout=…)` | {suite} |")

pret.set()
endormi.join()
