"""Deux guichets tirent des numéros de dossier, tous différents."""

import threading

dernier = 0
tires = []

verrou = threading.Lock()


def numero():
    global dernier
    with verrou:
        dernier += 1
        return dernier


def ouvrir():
    tires.append(numero())


fils = [threading.Thread(target=ouvrir) for _ in range(2)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("numéros différents :", len(set(tires)))
