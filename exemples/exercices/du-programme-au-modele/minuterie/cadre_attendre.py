"""Un travail qui ne finit qu'une fois la demande revenue."""

import threading

permis = threading.Event()
faits = []
travailleurs = []


def travailler():
    permis.wait()
    faits.append("travail")


def demarrer():
    travailleur = threading.Thread(target=travailler)
    travailleurs.append(travailleur)
    travailleur.start()


demarre = False
servis = []


# <vous>
verrou = threading.Lock()


def demander():
    global demarre
    with verrou:
        if not demarre:
            demarre = True
            demarrer()


# </vous>
def client():
    demander()
    permis.set()
    travailleurs[0].join()
    servis.append("client")


fils = [threading.Thread(target=client) for _ in range(2)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("faits :", faits, "· servis :", len(servis))
