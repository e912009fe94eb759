"""Deux lecteurs lisent ; l'un d'eux sort, l'autre reste."""

from threading import Condition

condition = Condition()
lecteurs = 2


# <vous>
def sortir():
    global lecteurs
    with condition:
        lecteurs -= 1
        condition.notify()


# </vous>


sortir()
print("encore là :", lecteurs)
