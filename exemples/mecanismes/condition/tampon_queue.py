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
    threading.Thread(target=produire) for _ in range(NB_PRODUCTEURS)
]
fils += [
    threading.Thread(target=consommer) for _ in range(NB_CONSOMMATEURS)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("livrés :", len(livres), "· restés :", tampon.qsize())
