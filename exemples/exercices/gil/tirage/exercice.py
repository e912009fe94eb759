"""Deux fils tirent leurs numéros d'un même générateur."""

import threading

NUMEROS = 2

tires = 0
recus = []


def numeros():
    global tires
    while tires < NUMEROS:
        tires += 1
        yield tires


source = numeros()

# <vous>
# <solution>
verrou = threading.Lock()


# </solution>
def tirer():
    # <depart>
    # for numero in source:
    #     recus.append(numero)
    # </depart>
    # <solution>
    while True:
        with verrou:
            numero = next(source, None)
        if numero is None:
            return
        recus.append(numero)
    # </solution>
    # </vous>


fils = [threading.Thread(target=tirer) for _ in range(2)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("reçus :", sorted(recus))
