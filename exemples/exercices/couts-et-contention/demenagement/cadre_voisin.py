"""Quelqu'un pose un sac dans un tiroir et le reprend, sous le verrou."""

from threading import Lock, Thread

TIROIR = 0

verrous = [Lock(), Lock()]
tiroirs = [["bague"], []]
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
def poser_et_reprendre():
    with verrous[TIROIR]:
        tiroirs[TIROIR].append("sac")
        tiroirs[TIROIR].remove("sac")


fils = [
    Thread(target=demenager, name="déménageur"),
    Thread(target=chercher, name="chercheur"),
    Thread(target=poser_et_reprendre, name="voisin"),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("vus :", *vus)
