"""Deux tiroirs, un verrou chacun ; un objet passe de l'un à l'autre."""

from threading import Lock, Thread

verrous = [Lock(), Lock()]
tiroirs = [["clé"], []]
vus = []


def demenager():
    with verrous[0]:
        objet = tiroirs[0].pop()
    with verrous[1]:
        tiroirs[1].append(objet)


def chercher():
    for numero in (0, 1):
        with verrous[numero]:
            vus.extend(tiroirs[numero])


fils = [
    Thread(target=demenager, name="déménageur"),
    Thread(target=chercher, name="chercheur"),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("trouvée :", len(vus), "fois")
