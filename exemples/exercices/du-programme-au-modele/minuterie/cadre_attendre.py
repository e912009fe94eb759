"""Un travail qui ne finit qu'une fois la demande revenue."""

import threading

permis = threading.Event()
faits = []


def travailler():
    permis.wait()
    faits.append("travail")


travailleur = threading.Thread(target=travailler, name="travailleur")
demarre = False
servis = []


# <vous>
verrou = threading.Lock()


def demander():
    global demarre
    with verrou:
        if not demarre:
            demarre = True
            travailleur.start()


# </vous>
def client():
    demander()
    permis.set()
    travailleur.join()
    servis.append("client")


fils = [threading.Thread(target=client) for _ in range(2)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("faits :", faits, "· servis :", len(servis))
