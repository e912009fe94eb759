"""Seconde réparation : deux Conditions sur un même verrou."""

import threading

CAPACITE = 1
NB_PRODUCTEURS = 2
NB_CONSOMMATEURS = 2
ARTICLES = 5

verrou = threading.Lock()
non_plein = threading.Condition(verrou)
non_vide = threading.Condition(verrou)
tampon = []
livres = []


def produire():
    for n in range(ARTICLES):
        with verrou:
            while len(tampon) == CAPACITE:
                non_plein.wait()
            tampon.append(n)
            non_vide.notify()


def consommer():
    for _ in range(ARTICLES):
        with verrou:
            while not tampon:
                non_vide.wait()
            livres.append(tampon.pop(0))
            non_plein.notify()


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
