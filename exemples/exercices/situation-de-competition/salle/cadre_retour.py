"""Deux annulations et une réservation ensemble, puis une trop grande."""

import threading

places = 1
# <vous>
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


# </vous>
fils = [threading.Thread(target=annuler, args=(n,)) for n in (2, 3)]
fils.append(threading.Thread(target=reserver, args=(1,)))
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("rendues :", places, "· six :", reserver(6), end=" ")
print("· cinq :", reserver(5), "· places :", places)
