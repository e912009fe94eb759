"""Une sortie anticipée oublie de libérer le verrou."""

from threading import Lock, Thread

stock = 0
verrou = Lock()


def vendre(client):
    global stock
    verrou.acquire()
    if stock == 0:
        print(f"{client} : rupture de stock")
        return
    stock -= 1
    verrou.release()


# L'un après l'autre : il n'y a même pas de concurrence.
for nom in ("Ana", "Bob"):
    fil = Thread(target=vendre, args=(nom,), name=nom)
    fil.start()
    fil.join()
