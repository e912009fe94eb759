"""Trois composants, trois itérations ; le numéro 0 compte les tours."""

import threading

NB_COMPOSANTS = 3
ITERATIONS = 3

barriere = threading.Barrier(NB_COMPOSANTS)
calculs = []
tours_comptes = []


def composant():
    for tour in range(1, ITERATIONS + 1):
        calculs.append(tour)
        numero = barriere.wait()
        # Un seul fil reçoit le numéro 0 : lui seul compte le tour.
        if numero == 0:
            tours_comptes.append(tour)


fils = [
    threading.Thread(target=composant) for _ in range(NB_COMPOSANTS)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("calculs, dans l'ordre :", calculs)
print("tours comptés :", len(tours_comptes))
