"""Qui a reçu quoi ? Le registre retient la part de chaque fil."""

import threading

parts = {"A": "", "B": ""}


class Registre:
    def append(self, numero):
        parts[threading.current_thread().name] += numero


recus = Registre()
source = (lettre for lettre in "xy")

# <vous>
verrou = threading.Lock()


def tirer():
    while True:
        with verrou:
            numero = next(source, None)
        if numero is None:
            return
        recus.append(numero)


# </vous>


fils = [threading.Thread(target=tirer, name=nom) for nom in "AB"]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("A :", parts["A"] or "rien", "· B :", parts["B"] or "rien")
