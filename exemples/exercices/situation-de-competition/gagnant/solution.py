"""Deux coureurs franchissent la ligne : un seul doit être déclaré."""

import threading

gagnants = []

verrou = threading.Lock()


def arriver(nom):
    with verrou:
        if not gagnants:
            gagnants.append(nom)


coureurs = [
    threading.Thread(target=arriver, args=("Ana",)),
    threading.Thread(target=arriver, args=("Bob",)),
]
for coureur in coureurs:
    coureur.start()
for coureur in coureurs:
    coureur.join()

print("vainqueur :", *gagnants)
