"""Une purge qui efface parfois une valeur toute neuve."""

from threading import Lock, Thread

entrees = {"pi": "vieille"}
verrou = Lock()


def ecrire():
    with verrou:
        entrees["pi"] = "neuve"


def purger():
    # <depart>
    # if entrees["pi"] == "vieille":
    #     del entrees["pi"]
    # </depart>
    # <solution>
    with verrou:
        if entrees["pi"] == "vieille":
            del entrees["pi"]
    # </solution>


fils = [
    Thread(target=purger, name="purge"),
    Thread(target=ecrire, name="écriture"),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("valeur :", entrees.get("pi"))
