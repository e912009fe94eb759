"""Des relevés à additionner ; l'un d'eux est illisible."""

from threading import Lock, Thread

RELEVES = ("12", "x", "30")

verrou = Lock()
valeurs = []
illisibles = 0


def lire(texte):
    global illisibles
    valeurs.append(int(texte))


fils = [Thread(target=lire, args=(texte,)) for texte in RELEVES]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("total :", sum(valeurs), "· illisibles :", illisibles)
