"""Deux clients, deux thés : vérifier, puis retirer."""

from threading import Lock, Thread

verrou = Lock()
stock = 2


# --8<-- [start:modele]
def reserver():
    global stock
    if stock > 0:
        with verrou:
            stock -= 1


fils = [Thread(target=reserver) for _ in range(2)]


# --8<-- [end:modele]

for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("thé :", stock)
