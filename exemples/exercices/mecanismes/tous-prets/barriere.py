"""Une barrière de deux."""

import threading

reglages = []
vus = []
ensemble = threading.Barrier(2)


# --8<-- [start:demarrer]
def demarrer(nom):
    reglages.append(nom)
    ensemble.wait()
    vus.append(len(reglages))


# --8<-- [end:demarrer]

fils = [threading.Thread(target=demarrer, args=(nom,)) for nom in "AB"]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("réglés avant de mesurer :", sorted(vus))
