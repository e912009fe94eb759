"""Deux places, trois fils de chaque côté : il se bloque aussi."""

import threading

CAPACITE = 2
NB_PRODUCTEURS = 3
NB_CONSOMMATEURS = 3
ARTICLES = 2000

condition = threading.Condition()
tampon = []
livres = []


def produire():
    for n in range(ARTICLES):
        with condition:
            while len(tampon) == CAPACITE:
                condition.wait()
            tampon.append(n)
            condition.notify()


def consommer():
    for _ in range(ARTICLES):
        with condition:
            while not tampon:
                condition.wait()
            livres.append(tampon.pop(0))
            condition.notify()


fils = [
    threading.Thread(target=produire, name=f"P{n}")
    for n in range(1, NB_PRODUCTEURS + 1)
]
fils += [
    threading.Thread(target=consommer, name=f"C{n}")
    for n in range(1, NB_CONSOMMATEURS + 1)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("livrés :", len(livres), "· restés :", len(tampon))
