"""Deux places : un couple les prend puis y renonce, un autre arrive."""

import threading

places = 2
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
reponses = {}


def changer_d_avis():
    if reserver(2):
        annuler(2)
        reponses["premiers"] = "oui"


def arriver():
    reponses["seconds"] = "oui" if reserver(2) else "non"


fils = [
    threading.Thread(target=changer_d_avis),
    threading.Thread(target=arriver),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("premiers :", reponses.get("premiers", "non"), end=" ")
print("· seconds :", reponses["seconds"], "· places :", places)
