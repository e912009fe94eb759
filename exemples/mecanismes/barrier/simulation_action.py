"""La même simulation ; l'action de la barrière compte les tours."""

import threading

NB_COMPOSANTS = 3
ITERATIONS = 3

calculs = []
bilans = []


def compter():
    # Tous les fils sont à la barrière : rien ne bouge pendant l'action.
    bilans.append(len(calculs))


barriere = threading.Barrier(NB_COMPOSANTS, action=compter)


def composant():
    for tour in range(1, ITERATIONS + 1):
        calculs.append(tour)
        barriere.wait()


fils = [
    threading.Thread(target=composant) for _ in range(NB_COMPOSANTS)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("calculs faits à la fin de chaque tour :", bilans)
