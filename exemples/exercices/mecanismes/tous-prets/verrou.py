"""Un verrou autour du réglage."""

import threading

reglages = []
vus = []
verrou = threading.Lock()


# --8<-- [start:demarrer]
def demarrer(nom):
    with verrou:
        reglages.append(nom)
    vus.append(len(reglages))


# --8<-- [end:demarrer]

fils = [threading.Thread(target=demarrer, args=(nom,)) for nom in "AB"]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("réglés avant de mesurer :", sorted(vus))
