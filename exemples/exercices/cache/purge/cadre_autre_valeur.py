"""Une valeur est écrite, puis une autre, plus précise."""

from threading import Lock, Thread

ECRITURES = 1

entrees = {"pi": "vieille"}
verrou = Lock()


def ecrire():
    for valeur in ("3,14", "3,1416"):
        with verrou:
            entrees["pi"] = valeur


# <vous>
def purger():
    with verrou:
        if entrees.get("pi") == "vieille":
            del entrees["pi"]


# </vous>
fils = [Thread(target=ecrire), Thread(target=purger)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("valeur :", entrees.get("pi"))
