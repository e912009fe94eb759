"""Un fil qui démarre à la première demande."""

from threading import Thread

faits = []
travailleur = Thread(
    target=faits.append, args=("travail",), name="travailleur"
)
demarre = False


def demander():
    global demarre
    if not demarre:
        demarre = True
        travailleur.start()


fils = [Thread(target=demander, name=f"client {n}") for n in range(2)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
travailleur.join()
print("faits :", faits)
