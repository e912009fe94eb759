"""Deux clients, un thé : réserver, en un seul geste."""

from threading import Lock, Thread

verrou = Lock()
stock = 1


# --8<-- [start:modele]
def reserver():
    global stock
    with verrou:
        if stock > 0:
            stock -= 1


fils = [Thread(target=reserver) for _ in range(2)]


# --8<-- [end:modele]

for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("thé :", stock)
