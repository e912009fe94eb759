"""Un fil qui démarre à la première demande."""

# <depart>
# from threading import Thread
# </depart>
# <solution>
from threading import Lock, Thread

# </solution>

faits = []
# <solution>
verrou = Lock()
# </solution>
travailleur = Thread(
    target=faits.append, args=("travail",), name="travailleur"
)
demarre = False


def demander():
    global demarre
    # <depart>
    # if not demarre:
    #     demarre = True
    #     travailleur.start()
    # </depart>
    # <solution>
    with verrou:
        if not demarre:
            demarre = True
            travailleur.start()
    # </solution>


fils = [Thread(target=demander, name=f"client {n}") for n in range(2)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
travailleur.join()
print("faits :", faits)
