"""Le couple est publié d'un seul geste, et lu en deux fois."""

from threading import Thread

# --8<-- [start:reglage]
adresse = ("nord", 80)


def demenager():
    global adresse
    adresse = ("sud", 443)


def appeler():
    appels.append(f"{adresse[0]}:{adresse[1]}")


# --8<-- [end:reglage]

appels = []
fils = [Thread(target=demenager), Thread(target=appeler)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("appel :", appels[0])
