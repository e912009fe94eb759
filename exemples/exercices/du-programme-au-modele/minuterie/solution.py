"""Un fil qui démarre à la première demande."""

import threading

CLIENTS = 2

faits = []
travailleurs = []


def demarrer():
    travailleur = threading.Thread(
        target=faits.append, args=("travail",)
    )
    travailleurs.append(travailleur)
    travailleur.start()


demarre = False


verrou = threading.Lock()


def demander():
    global demarre
    with verrou:
        if not demarre:
            demarre = True
            demarrer()


fils = [threading.Thread(target=demander) for _ in range(CLIENTS)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
for travailleur in travailleurs:
    travailleur.join()
print("faits :", faits)
