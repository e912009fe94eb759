"""Un facteur sonne pour chaque lettre ; le destinataire descend à chaque sonnerie."""

import threading

sonnette = threading.Event()
boite = []
lues = []


def distribuer():
    for lettre in ("facture", "carte"):
        boite.append(lettre)
        sonnette.set()


def relever():
    for _ in range(2):
        sonnette.wait()
        sonnette.clear()
        lues.append(boite.pop(0))


fils = [
    threading.Thread(target=distribuer),
    threading.Thread(target=relever),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("lues :", lues)
