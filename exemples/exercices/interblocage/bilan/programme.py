"""Le fil principal fait un bilan, sous le verrou d'un autre fil."""

from threading import Lock, Thread

verrou = Lock()
ventes = []


def vendre():
    with verrou:
        ventes.append("pain")


vendeuse = Thread(target=vendre, name="vendeuse")
vendeuse.start()
with verrou:
    vendeuse.join()
    print("ventes :", len(ventes))
