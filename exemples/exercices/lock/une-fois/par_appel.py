"""Le verrou est pris autour du test et du chargement, et créé à chaque appel."""

import threading

reglages = None
chargements = 0


def charger():
    global chargements
    chargements += 1
    return "français"


# --8<-- [start:obtenir]
def obtenir():
    global reglages
    verrou = threading.Lock()
    with verrou:
        if reglages is None:
            reglages = charger()


# --8<-- [end:obtenir]

fils = [threading.Thread(target=obtenir, name=nom) for nom in "AB"]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("chargements :", chargements)
