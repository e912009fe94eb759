"""Un seul fil sert les deux clients."""

from threading import Lock, Thread

verrou = Lock()
stock = 1


# --8<-- [start:modele]
def reserver():
    global stock
    for _ in range(2):
        if stock > 0:
            with verrou:
                stock -= 1


fils = [Thread(target=reserver)]


# --8<-- [end:modele]

for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("thé :", stock)
