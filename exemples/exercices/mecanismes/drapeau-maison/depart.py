"""Un verrou fabriqué avec un booléen, pour une salle de bains."""

import threading

occupee = False
dedans = []
rencontre = "non"


def se_laver(nom):
    global occupee, rencontre
    while occupee:
        pass
    occupee = True
    dedans.append(nom)
    if len(dedans) == 2:
        rencontre = "oui"
    dedans.remove(nom)
    occupee = False


fils = [
    threading.Thread(target=se_laver, args=(nom,), name=nom)
    for nom in "AB"
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("ensemble dans la salle de bains :", rencontre)
