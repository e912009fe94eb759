"""Deux fils déposent 10, que le taux du jour double."""

import threading

solde = 0
verrou = threading.Lock()


def taux():
    return 2


def deposer(montant):
    global solde
    with verrou:
        ancien = solde
        solde = ancien + montant * taux()


fils = [threading.Thread(target=deposer, args=(10,)) for _ in range(2)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("solde :", solde)
