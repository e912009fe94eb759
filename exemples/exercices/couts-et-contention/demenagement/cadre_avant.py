"""Deux clés pareilles, cherchées avant un déménagement ; puis plus rien."""

from threading import Lock, Thread

verrous = [Lock(), Lock()]
tiroirs = [["clé", "clé"], []]
vus = []


# <vous>
def demenager():
    with verrous[0], verrous[1]:
        objet = tiroirs[0].pop()
        tiroirs[1].append(objet)


def chercher():
    with verrous[0], verrous[1]:
        for numero in (0, 1):
            vus.extend(tiroirs[numero])


# </vous>
fils = [
    Thread(target=demenager, name="déménageur"),
    Thread(target=chercher, name="chercheur"),
]
for fil in reversed(fils):
    fil.start()
    fil.join()
print("vus :", *vus, "· tiroirs :", tiroirs, end=" ")
vus.clear()
for tiroir in tiroirs:
    tiroir.clear()
second = Thread(target=chercher, name="second chercheur")
second.start()
with verrous[0]:
    tiroirs[0].append("trousseau")
second.join()
print("· puis :", *vus or ["rien"])
