"""Deux fils affichent chacun une ligne, en deux morceaux."""

import threading

NOMS = ["Ana", "Bob"]


# <vous>
# <solution>
verrou = threading.Lock()


# </solution>
def annoncer(nom):
    # <depart>
    # print(nom, end=" : ")
    # print("présent")
    # </depart>
    # <solution>
    with verrou:
        print(nom, end=" : ")
        print("présent")
    # </solution>


# </vous>
fils = [threading.Thread(target=annoncer, args=(nom,)) for nom in NOMS]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
