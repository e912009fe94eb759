"""La section est courte : lire sous le verrou, calculer dehors, écrire sous le verrou."""

from threading import Lock, Thread

NB = 2

verrou = Lock()
total = 0


def prix(article):
    return 10 + article


def ajouter(article):
    global total
    with verrou:
        ancien = total
    nouveau = ancien + prix(article)
    with verrou:
        total = nouveau


fils = [
    Thread(target=ajouter, args=(article,), name=f"caisse {article}")
    for article in range(NB)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("total :", total)
