"""Trois cellules : chacune prend la valeur de sa voisine."""

import threading

TOURS = 2
VOISINES = (1, 2, 0)

valeurs = ["bleu", "rouge", "vert"]

# <vous>
barriere = threading.Barrier(len(valeurs))


def cellule(moi, voisine):
    for _ in range(TOURS):
        valeur = valeurs[voisine]
        barriere.wait()
        valeurs[moi] = valeur
        # Personne ne relit avant que tout soit écrit.
        barriere.wait()


# </vous>
fils = [
    threading.Thread(target=cellule, args=paire)
    for paire in enumerate(VOISINES)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("après", TOURS, "tours :", valeurs)
