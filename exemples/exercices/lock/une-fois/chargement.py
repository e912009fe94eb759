"""Le verrou est pris autour du chargement."""

import threading

reglages = None
chargements = 0
verrou = threading.Lock()


def charger():
    global chargements
    chargements += 1
    return "français"


# --8<-- [start:obtenir]
def obtenir():
    global reglages
    if reglages is None:
        with verrou:
            reglages = charger()


# --8<-- [end:obtenir]

fils = [threading.Thread(target=obtenir, name=nom) for nom in "AB"]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("chargements :", chargements)
