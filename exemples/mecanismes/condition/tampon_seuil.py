"""Le même tampon : une place, deux producteurs, un seul consommateur."""

import threading

CAPACITE = 1
NB_PRODUCTEURS = 2
NB_CONSOMMATEURS = 1
ARTICLES = 1_000  # par producteur

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
    for _ in range(ARTICLES * NB_PRODUCTEURS // NB_CONSOMMATEURS):
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
