"""Un travailleur qui note combien de fois on a voulu le démarrer."""

import threading

essais = []


class Travailleur(threading.Thread):
    def start(self):
        essais.append("start")
        super().start()


faits = []
travailleur = Travailleur(target=faits.append, args=("travail",))
demarre = False


# <vous>
verrou = threading.Lock()


def demander():
    global demarre
    with verrou:
        if not demarre:
            demarre = True
            travailleur.start()


# </vous>


fils = [threading.Thread(target=demander) for _ in range(2)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
travailleur.join()
print("faits :", faits, "· essais :", len(essais))
