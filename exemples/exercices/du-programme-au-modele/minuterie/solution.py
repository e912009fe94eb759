"""Un fil qui démarre à la première demande."""

import threading

CLIENTS = 2

faits = []
travailleur = threading.Thread(
    target=faits.append, args=("travail",), name="travailleur"
)
demarre = False


verrou = threading.Lock()


def demander():
    global demarre
    with verrou:
        if not demarre:
            demarre = True
            travailleur.start()


fils = [threading.Thread(target=demander) for _ in range(CLIENTS)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
travailleur.join()
print("faits :", faits)
