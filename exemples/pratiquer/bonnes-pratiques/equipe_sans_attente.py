"""Les tâches ne s'attendent pas : c'est l'appelant qui rassemble."""

from concurrent.futures import ThreadPoolExecutor

EMPLOYES = 1

equipe = ThreadPoolExecutor(max_workers=EMPLOYES)


def chapitre():
    return "chapitre relu"


def livre():
    return "livre relu"


print("relecture du livre")
taches = [equipe.submit(tache) for tache in (chapitre, livre)]
print(", ".join(tache.result() for tache in taches))
equipe.shutdown()
