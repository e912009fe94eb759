"""Des aides regardent la table, et appellent le fumeur qu'il faut."""

from threading import Lock, Semaphore, Thread

INGREDIENTS = ["tabac", "papier", "feu"]
MANQUANTS = ["tabac", "papier", "feu"]

sur_la_table = {nom: Semaphore(0) for nom in INGREDIENTS}
suivant = Semaphore(0)
appel = {nom: Semaphore(0) for nom in INGREDIENTS}
verrou = Lock()
vus = []
ont_fume = []


def servir():
    for manquant in MANQUANTS:
        for nom in INGREDIENTS:
            if nom != manquant:
                sur_la_table[nom].release()
        suivant.acquire()


def aider(nom):
    for manquant in MANQUANTS:
        if nom != manquant:
            sur_la_table[nom].acquire()
            with verrou:
                vus.append(nom)
                if len(vus) == 2:
                    absent = [n for n in INGREDIENTS if n not in vus]
                    vus.clear()
                    appel[absent[0]].release()


def fumer(possede):
    appel[possede].acquire()
    ont_fume.append(possede)
    suivant.release()


fils = [Thread(target=servir, name="agent")]
fils += [
    Thread(target=aider, args=(nom,), name=f"aide ({nom})")
    for nom in INGREDIENTS
]
fils += [
    Thread(target=fumer, args=(nom,), name=f"fumeur ({nom})")
    for nom in MANQUANTS
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("ont fumé :", ont_fume)
