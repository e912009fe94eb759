"""Personne ne demande rien : le travail n'est pas fait."""

import threading

faits = []
travailleur = threading.Thread(
    target=faits.append, args=("travail",), name="travailleur"
)
demarre = False


# <vous>
verrou = threading.Lock()


def demander():
    global demarre
    with verrou:
        if not demarre:
            demarre = True
            travailleur.start()


# </vous>
print("démarré :", travailleur.ident is not None, "· faits :", faits)
