"""Deux vendeuses, et un gérant qui ne regarde pas la même chose."""

from threading import Lock, Thread

PRIX = 5

stock = 4
caisse = 100
total_vu = None
verrou = Lock()


def vendre():
    global stock, caisse
    # <vous>
    with verrou:
        stock -= 1
        caisse += PRIX
    # </vous>


def verifier():
    global total_vu
    with verrou:
        total_vu = stock * PRIX + caisse


fils = [Thread(target=f) for f in (vendre, vendre, verifier)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("total vu :", total_vu, "· stock :", stock, "· caisse :", caisse)
