"""Trois cellules en rond : chacune prend la valeur de la suivante."""

import threading

TOURS = 2

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
    threading.Thread(target=cellule, args=(n, (n + 1) % 3))
    for n in range(3)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("après", TOURS, "tours :", valeurs)
