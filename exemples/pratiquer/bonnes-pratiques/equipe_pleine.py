"""Une tâche attend une autre tâche de la même équipe, déjà pleine."""

from concurrent.futures import ThreadPoolExecutor

EMPLOYES = 1

equipe = ThreadPoolExecutor(max_workers=EMPLOYES)


def chapitre():
    return "chapitre relu"


def livre():
    # Le seul employé est occupé ici : personne ne relira le chapitre.
    return equipe.submit(chapitre).result() + ", livre relu"


print("relecture du livre")
print(equipe.submit(livre).result())
equipe.shutdown()
