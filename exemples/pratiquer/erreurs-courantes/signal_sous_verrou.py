"""Un signal interrompt le fil principal, même sous un verrou."""

import signal
from threading import Lock, Thread, current_thread

verrou = Lock()


def gestionnaire(numero, cadre):
    print("traité par", current_thread().name)
    # Sans blocking=False, le fil principal s'attendrait lui-même.
    print("verrou obtenu :", verrou.acquire(blocking=False))


signal.signal(signal.SIGINT, gestionnaire)
with verrou:
    fil = Thread(target=signal.raise_signal, args=(signal.SIGINT,))
    fil.start()
    fil.join()
