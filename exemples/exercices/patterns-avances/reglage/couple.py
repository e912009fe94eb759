"""Le couple est publié, et lu, d'un seul geste."""

from threading import Thread

# --8<-- [start:reglage]
adresse = ("nord", 80)


def demenager():
    global adresse
    adresse = ("sud", 443)


def appeler():
    hote, port = adresse
    appels.append(f"{hote}:{port}")


# --8<-- [end:reglage]

appels = []
fils = [Thread(target=demenager), Thread(target=appeler)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("appel :", appels[0])
