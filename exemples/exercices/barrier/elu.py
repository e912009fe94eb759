"""Qui reçoit le numéro 0 ?"""

import threading

barriere = threading.Barrier(2)
elus = []


def participer(nom):
    if barriere.wait() == 0:
        elus.append(nom)


fils = [
    threading.Thread(target=participer, args=(nom,)) for nom in "AB"
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("élus :", elus)
