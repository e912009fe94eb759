"""Un contrôleur prend le verrou et compte les places pendant les ventes."""

from threading import Lock, Thread

TARIFS = {"plein": 10, "réduit": 6}
DEMANDES = ("plein", "inconnu")

verrou = Lock()
places = {"libres": 3, "vendues": 0}
refus = []
comptes = []


# <vous>
def vendre(tarif):
    with verrou:
        prix = TARIFS[tarif]
        places["libres"] -= 1
        places["vendues"] += 1
    return prix


# </vous>


def servir(tarif):
    try:
        vendre(tarif)
    except KeyError:
        refus.append(tarif)


def controler():
    with verrou:
        comptes.append(places["libres"] + places["vendues"])


fils = [Thread(target=servir, args=(tarif,)) for tarif in DEMANDES]
fils.append(Thread(target=controler))
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("places comptées :", *comptes, "· refus :", len(refus))
