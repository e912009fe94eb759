"""Deux coureurs franchissent la ligne : un seul doit être déclaré."""

# <vous>
# <depart>
# from threading import Thread
# </depart>
# <solution>
from threading import Lock, Thread

# </solution>
# </vous>

gagnants = []
# <vous>
# <solution>
verrou = Lock()
# </solution>
# </vous>


# <vous>
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
    Thread(target=arriver, args=("Ana",)),
    Thread(target=arriver, args=("Bob",)),
]
for coureur in coureurs:
    coureur.start()
for coureur in coureurs:
    coureur.join()

print("nombre de gagnants :", len(gagnants))
