"""Un compte sous un verrou, un événement levé par le dernier."""

import threading

reglages = []
vus = []
verrou = threading.Lock()
tous_prets = threading.Event()


# --8<-- [start:demarrer]
def demarrer(nom):
    with verrou:
        reglages.append(nom)
        if len(reglages) == 2:
            tous_prets.set()
    tous_prets.wait()
    vus.append(len(reglages))


# --8<-- [end:demarrer]

fils = [threading.Thread(target=demarrer, args=(nom,)) for nom in "AB"]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("réglés avant de mesurer :", sorted(vus))
