"""Une purge qui efface parfois une valeur toute neuve."""

from threading import Lock, Thread

PURGES = 1
ECRITURES = 1

entrees = {"pi": "vieille"}
verrou = Lock()


def ecrire():
    with verrou:
        entrees["pi"] = "neuve"


# <vous>
def purger():
    # <depart>
    # if entrees.get("pi") == "vieille":
    #     del entrees["pi"]
    # </depart>
    # <solution>
    with verrou:
        if entrees.get("pi") == "vieille":
            del entrees["pi"]
    # </solution>
    # </vous>


fils = [Thread(target=purger, name="purge") for _ in range(PURGES)]
fils += [Thread(target=ecrire, name="écrit") for _ in range(ECRITURES)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("valeur :", entrees.get("pi"))
