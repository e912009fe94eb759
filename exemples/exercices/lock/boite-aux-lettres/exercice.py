"""Une factrice relève une boîte où l'on peut poster à tout moment."""

import threading

boite = threading.Lock()
recues = ["A"]
distribuees = []


def poster():
    with boite:
        recues.append("B")


def relever():
    # <vous>
    # <depart>
    # pass
    # </depart>
    # <solution>
    with boite:
        lettres = list(recues)
        recues.clear()
    for lettre in lettres:
        distribuees.append(lettre)
    # </solution>
    # </vous>


fils = [
    threading.Thread(target=poster),
    threading.Thread(target=relever),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("distribuées :", distribuees, "restées :", recues)
