"""Deux fils affichent chacun une ligne, en deux morceaux."""

import threading

NOMS = ["Ana", "Bob"]


verrou = threading.Lock()


def annoncer(nom):
    with verrou:
        print(nom, end=" : ")
        print("présent")


fils = [threading.Thread(target=annoncer, args=(nom,)) for nom in NOMS]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
