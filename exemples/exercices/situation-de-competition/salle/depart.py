"""Une salle de trois places : réserver tout ou rien, annuler."""

import threading

places = 3


def reserver(combien):
    """Prend `combien` places, ou aucune. Dit si c'est fait."""
    return False


def annuler(combien):
    """Rend `combien` places."""


servis = []


def venir(nom, combien):
    if reserver(combien):
        servis.append(nom)


fils = [
    threading.Thread(target=venir, args=("famille", 2)),
    threading.Thread(target=venir, args=("couple", 2)),
    threading.Thread(target=venir, args=("Zoé", 1)),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("servis :", *sorted(servis), "· places :", places)
