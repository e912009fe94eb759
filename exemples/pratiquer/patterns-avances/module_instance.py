"""L'instance unique la plus simple : une variable de module."""

from threading import Thread


class Reglages:
    def __init__(self):
        self.langue = "fr"


# Créée à l'import du module, avant que tout fil ne la demande.
reglages = Reglages()

langues = []
fils = [
    Thread(target=lambda: langues.append(reglages.langue), name=nom)
    for nom in "AB"
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("langues lues :", langues)
