"""Deux fils font chacun une partie de la somme de 1 à 100."""

from threading import Thread

parties = [0, 0]


def sommer(rang, debut, fin):
    parties[rang] = sum(range(debut, fin))


fil_a = Thread(target=sommer, args=(0, 1, 51))
fil_b = Thread(target=sommer, args=(1, 51, 101))
# <vous>
fil_a.start()
fil_b.start()
# <solution>
fil_a.join()
# </solution>
fil_b.join()
# </vous>

print("total :", parties[0] + parties[1])
