"""Une salle de trois places : réserver tout ou rien, annuler."""

import threading

places = 3
verrou = threading.Lock()


def reserver(combien):
    """Prend `combien` places, ou aucune. Dit si c'est fait."""
    global places
    with verrou:
        if places < combien:
            return False
        places -= combien
        return True


def annuler(combien):
    """Rend `combien` places."""
    global places
    with verrou:
        places += combien


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
