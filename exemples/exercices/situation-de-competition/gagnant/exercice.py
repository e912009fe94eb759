"""Deux coureurs franchissent la ligne : un seul doit être déclaré."""

import threading

gagnants = []

# <vous>
# <solution>
verrou = threading.Lock()


# </solution>
def arriver(nom):
    # <depart>
    # if not gagnants:
    #     gagnants.append(nom)
    # </depart>
    # <solution>
    with verrou:
        if not gagnants:
            gagnants.append(nom)
    # </solution>
    # </vous>


coureurs = [
    threading.Thread(target=arriver, args=("Ana",)),
    threading.Thread(target=arriver, args=("Bob",)),
]
for coureur in coureurs:
    coureur.start()
for coureur in coureurs:
    coureur.join()

print("vainqueur :", *gagnants)
