"""Pendant la purge, quelqu'un écrit une autre entrée."""

from threading import Lock, Thread

entrees = {"pi": "vieille"}
verrou = Lock()


def ecrire():
    with verrou:
        entrees["e"] = "neuve"


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
print("restent :", *sorted(entrees))
