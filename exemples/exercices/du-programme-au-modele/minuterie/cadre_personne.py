"""Personne ne demande rien : le travail n'est pas fait."""

import threading

faits = []
travailleurs = []


def demarrer():
    travailleur = threading.Thread(
        target=faits.append, args=("travail",)
    )
    travailleurs.append(travailleur)
    travailleur.start()


demarre = False


# <vous>
verrou = threading.Lock()


def demander():
    global demarre
    with verrou:
        if not demarre:
            demarre = True
            demarrer()


# </vous>
print("démarrés :", len(travailleurs))
