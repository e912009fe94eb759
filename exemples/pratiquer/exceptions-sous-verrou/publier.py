"""Préparer à l'écart, puis publier d'une seule affectation."""

from threading import Lock, Thread

soldes = {"Alice": 100, "Bruno": 100}
verrou = Lock()
controles = []


def virer(source, cible, montant):
    global soldes
    with verrou:
        nouveaux = dict(soldes)
        nouveaux[source] -= montant
        nouveaux[cible] += montant
        soldes = nouveaux


def essayer():
    try:
        virer("Alice", "Clara", 30)
    except KeyError:
        pass  # Clara n'a pas de compte : le virement est refusé.


def controler():
    with verrou:
        controles.append(sum(soldes.values()))


fils = [Thread(target=essayer), Thread(target=controler)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("contrôle :", controles[0], "· fin :", sum(soldes.values()))
