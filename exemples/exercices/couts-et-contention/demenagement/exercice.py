"""Deux tiroirs, un verrou chacun ; un objet passe de l'un à l'autre."""

from threading import Lock, Thread

verrous = [Lock(), Lock()]
tiroirs = [["clé"], []]
vus = []


# <vous>
def demenager():
    # <depart>
    # with verrous[0]:
    #     objet = tiroirs[0].pop()
    # with verrous[1]:
    #     tiroirs[1].append(objet)
    # </depart>
    # <solution>
    with verrous[0], verrous[1]:
        objet = tiroirs[0].pop()
        tiroirs[1].append(objet)
    # </solution>


def chercher():
    # <depart>
    # for numero in (0, 1):
    #     with verrous[numero]:
    #         vus.extend(tiroirs[numero])
    # </depart>
    # <solution>
    with verrous[0], verrous[1]:
        for numero in (0, 1):
            vus.extend(tiroirs[numero])
    # </solution>
    # </vous>


fils = [
    Thread(target=demenager, name="déménageur"),
    Thread(target=chercher, name="chercheur"),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("trouvée :", len(vus), "fois")
