"""Un fil qui redemande le verrou qu'il tient s'attend lui-même."""

from threading import Lock, Thread

verrou = Lock()


def inspecter():
    with verrou:
        with verrou:
            print("jamais affiché")


fil = Thread(target=inspecter, daemon=True)
fil.start()
fil.join()
