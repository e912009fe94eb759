"""Deux retraits d'un stock : chacun attend le verrou, mais peu."""

import threading

stock = 3
verrou = threading.Lock()


def retirer():
    global stock
    obtenu = verrou.acquire(timeout=1)
    reste = stock - 1
    stock = reste
    if obtenu:
        verrou.release()


fils = [threading.Thread(target=retirer, name=nom) for nom in "AB"]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("stock =", stock)
