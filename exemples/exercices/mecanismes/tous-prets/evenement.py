"""Un événement, levé par le premier qui est prêt."""

import threading

reglages = []
vus = []
prets = threading.Event()


# --8<-- [start:demarrer]
def demarrer(nom):
    reglages.append(nom)
    prets.set()
    prets.wait()
    vus.append(len(reglages))


# --8<-- [end:demarrer]

fils = [threading.Thread(target=demarrer, args=(nom,)) for nom in "AB"]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("réglés avant de mesurer :", sorted(vus))
