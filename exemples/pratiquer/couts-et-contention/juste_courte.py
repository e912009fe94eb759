"""Le calcul sort du verrou ; la lecture et l'écriture y restent ensemble."""

from threading import Lock, Thread

NB = 2

verrou = Lock()
total = 0


def prix(article):
    return 10 + article


def ajouter(article):
    global total
    montant = prix(article)
    with verrou:
        total += montant


fils = [
    Thread(target=ajouter, args=(article,), name=f"caisse {article}")
    for article in range(NB)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("total :", total)
