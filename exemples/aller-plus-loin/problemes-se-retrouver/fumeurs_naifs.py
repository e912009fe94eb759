"""Chaque fumeur prend ce qui lui manque, une chose après l'autre."""

from threading import Semaphore, Thread

INGREDIENTS = ["tabac", "papier", "feu"]
MANQUANTS = ["tabac", "papier", "feu"]

sur_la_table = {nom: Semaphore(0) for nom in INGREDIENTS}
suivant = Semaphore(0)
ont_fume = []


def servir():
    for manquant in MANQUANTS:
        for nom in INGREDIENTS:
            if nom != manquant:
                sur_la_table[nom].release()
        suivant.acquire()


def fumer(possede):
    for nom in INGREDIENTS:
        if nom != possede:
            sur_la_table[nom].acquire()
    ont_fume.append(possede)
    suivant.release()


fils = [Thread(target=servir, name="agent")]
fils += [
    Thread(target=fumer, args=(nom,), name=f"fumeur ({nom})")
    for nom in MANQUANTS
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("ont fumé :", ont_fume)
