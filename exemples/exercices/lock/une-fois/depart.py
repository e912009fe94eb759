"""Deux fils demandent des réglages à ne charger qu'une fois."""

import threading

reglages = None
chargements = 0


def charger():
    global chargements
    chargements += 1
    return "français"


def obtenir():
    global reglages
    if reglages is None:
        reglages = charger()


fils = [threading.Thread(target=obtenir, name=nom) for nom in "AB"]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("chargements :", chargements)
