"""Deux fils, un générateur : serialize_iterator tient le verrou."""

import threading

recus = []


def numeros():
    yield from (1, 2, 3, 4)


if not hasattr(threading, "serialize_iterator"):
    print("pas de serialize_iterator avant Python 3.15")
else:
    source = threading.serialize_iterator(numeros())
    fils = [
        threading.Thread(target=lambda: recus.extend(source))
        for _ in range(2)
    ]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join()
    print("reçus :", sorted(recus))
