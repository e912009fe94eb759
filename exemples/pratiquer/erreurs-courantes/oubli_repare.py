"""with libère le verrou quelle que soit la sortie du bloc."""

from threading import Lock, Thread

stock = 0
verrou = Lock()


def vendre(client):
    global stock
    with verrou:
        if stock == 0:
            print(f"{client} : rupture de stock")
            return
        stock -= 1


for nom in ("Ana", "Bob"):
    fil = Thread(target=vendre, args=(nom,), name=nom)
    fil.start()
    fil.join()
