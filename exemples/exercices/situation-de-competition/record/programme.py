"""Deux sauteuses, un record à battre."""

from threading import Thread

record = 140


def sauter(hauteur):
    global record
    if hauteur > record:
        record = hauteur


ana = Thread(target=sauter, args=(150,), name="Ana")
zoe = Thread(target=sauter, args=(160,), name="Zoé")
ana.start()
zoe.start()
ana.join()
zoe.join()

print("record :", record)
