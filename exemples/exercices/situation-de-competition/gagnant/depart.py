"""Deux coureurs franchissent la ligne : un seul doit être déclaré."""

from threading import Thread

gagnants = []


def arriver(nom):
    if not gagnants:
        gagnants.append(nom)


coureurs = [
    Thread(target=arriver, args=("Ana",)),
    Thread(target=arriver, args=("Bob",)),
]
for coureur in coureurs:
    coureur.start()
for coureur in coureurs:
    coureur.join()

print("nombre de gagnants :", len(gagnants))
