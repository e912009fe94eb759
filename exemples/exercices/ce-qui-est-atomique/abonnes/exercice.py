"""Deux guichets inscrivent la même personne."""

from threading import Thread

abonnes = {}
cartes = []


# <vous>
def inscrire(nom, guichet):
    # <depart>
    # if nom not in abonnes:
    #     abonnes[nom] = guichet
    #     cartes.append(guichet)
    # </depart>
    # <solution>
    inscripteur = abonnes.setdefault(nom, guichet)
    if inscripteur == guichet:
        cartes.append(guichet)
    # </solution>


# </vous>


fils = [
    Thread(target=inscrire, args=("Ana", numero)) for numero in (1, 2)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("cartes imprimées au guichet :", *cartes)
