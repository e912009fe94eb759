"""Une propriété : l'affectation += appelle deux fonctions."""

from threading import Thread

NB_FILS = 5
TOURS = 100_000


class Compteur:
    def __init__(self):
        self._valeur = 0

    @property
    def valeur(self):
        return self._valeur

    @valeur.setter
    def valeur(self, nouvelle):
        self._valeur = nouvelle


compteur = Compteur()


def incrementer():
    for _ in range(TOURS):
        compteur.valeur += 1


fils = [Thread(target=incrementer) for _ in range(NB_FILS)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("compteur =", compteur.valeur)
