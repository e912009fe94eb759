"""Un guichet, deux tarifs ; une demande au tarif inconnu."""

from threading import Lock, Thread

TARIFS = {"plein": 10, "réduit": 6}
DEMANDES = ("réduit", "gratuit")

verrou = Lock()
places = {"libres": 2, "vendues": 0}
recettes = []
refus = []


def vendre(tarif):
    with verrou:
        places["libres"] -= 1
        prix = TARIFS[tarif]
        places["vendues"] += 1
    return prix


def servir(tarif):
    try:
        recettes.append(vendre(tarif))
    except KeyError:
        refus.append(tarif)


clients = [Thread(target=servir, args=(tarif,)) for tarif in DEMANDES]
for client in clients:
    client.start()
for client in clients:
    client.join()
print("libres :", places["libres"], "· vendues :", places["vendues"])
