"""Faux : élire un fil par son nom, quand le nom n'est pas unique."""

import threading

NB_COMPOSANTS = 3
ITERATIONS = 3

barriere = threading.Barrier(NB_COMPOSANTS)
tours_comptes = []


def composant():
    for tour in range(1, ITERATIONS + 1):
        barriere.wait()
        if threading.current_thread().name == "moteur":
            tours_comptes.append(tour)


# Deux moteurs : Python accepte que deux fils portent le même nom.
noms = ["moteur", "moteur", "capteur"]
fils = [threading.Thread(target=composant, name=nom) for nom in noms]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("tours comptés :", len(tours_comptes))
