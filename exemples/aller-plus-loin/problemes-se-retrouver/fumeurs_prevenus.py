"""L'agent sait ce qui manque : il appelle lui-même le fumeur."""

from threading import Semaphore, Thread

INGREDIENTS = ["tabac", "papier", "feu"]
MANQUANTS = ["tabac", "papier", "feu"]

appel = {nom: Semaphore(0) for nom in INGREDIENTS}
suivant = Semaphore(0)
ont_fume = []


def servir():
    for manquant in MANQUANTS:
        appel[manquant].release()
        suivant.acquire()


def fumer(possede):
    appel[possede].acquire()
    ont_fume.append(possede)
    suivant.release()


fils = [Thread(target=servir, name="agent")]
fils += [
    Thread(target=fumer, args=(nom,), name=f"fumeur ({nom})")
    for nom in INGREDIENTS
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("ont fumé :", ont_fume)
