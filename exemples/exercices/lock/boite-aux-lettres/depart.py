"""Une factrice relève une boîte où l'on peut poster à tout moment."""

import threading

boite = threading.Lock()
recues = ["A"]
distribuees = []


def poster():
    with boite:
        recues.append("B")


def relever():
    pass


fils = [
    threading.Thread(target=poster),
    threading.Thread(target=relever),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("distribuées :", distribuees, "restées :", recues)
