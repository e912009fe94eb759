"""Un fil parcourt un dictionnaire pendant qu'un autre y insère des clés."""

from threading import Thread

INSERTIONS = 200_000

index = {}
bilan = "parcours sans erreur"
fini = False


def inserer():
    global fini
    for cle in range(INSERTIONS):
        index[cle] = cle
    fini = True


def parcourir():
    global bilan
    while not fini:
        try:
            for _ in index:
                pass
        except RuntimeError as erreur:
            bilan = f"RuntimeError : {erreur}"
            return


fils = [Thread(target=inserer), Thread(target=parcourir)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print(bilan)
