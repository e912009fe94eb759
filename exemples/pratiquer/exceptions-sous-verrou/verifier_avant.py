"""Ce qui peut échouer passe avant la première écriture."""

from threading import Lock, Thread

soldes = {"Alice": 100, "Bruno": 100}
verrou = Lock()
controles = []


def virer(source, cible, montant):
    with verrou:
        if source not in soldes or cible not in soldes:
            raise KeyError("compte inconnu")
        soldes[source] -= montant
        soldes[cible] += montant


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
