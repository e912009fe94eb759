"""Le tampon borné de la bibliothèque : queue.Queue."""

import queue
import threading

CAPACITE = 1
NB_PRODUCTEURS = 2
NB_CONSOMMATEURS = 2
ARTICLES = 5

tampon = queue.Queue(maxsize=CAPACITE)
livres = []


def produire():
    for n in range(ARTICLES):
        tampon.put(n)


def consommer():
    for _ in range(ARTICLES):
        livres.append(tampon.get())


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
print("livrés :", len(livres), "· restés :", tampon.qsize())
