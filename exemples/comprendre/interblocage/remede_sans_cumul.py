"""Quatrième remède : libérer un verrou avant de demander l'autre."""

from threading import Lock, Thread

soldes = {"a": 100, "b": 200}
verrous = {"a": Lock(), "b": Lock()}
totaux = []


def transferer(source, cible, montant):
    with verrous[source]:
        soldes[source] -= montant
    with verrous[cible]:
        soldes[cible] += montant


def controler():
    with verrous["a"]:
        with verrous["b"]:
            totaux.append(soldes["a"] + soldes["b"])


fil_1 = Thread(target=transferer, args=("a", "b", 10), name="fil 1")
fil_2 = Thread(target=controler, name="fil 2")
fil_1.start()
fil_2.start()
fil_1.join()
fil_2.join()

print("total contrôlé :", totaux[0])
