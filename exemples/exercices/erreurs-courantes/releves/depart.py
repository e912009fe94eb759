"""Trois relevés à additionner ; l'un d'eux est illisible."""

from threading import Thread

RELEVES = ("12", "x", "30")

valeurs = []
illisibles = []


def lire(texte):
    valeurs.append(int(texte))


fils = [Thread(target=lire, args=(texte,)) for texte in RELEVES]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("total :", sum(valeurs), "· illisibles :", len(illisibles))
