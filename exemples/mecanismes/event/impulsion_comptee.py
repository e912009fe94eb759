"""Seconde réparation : des jetons, qui attendent les retardataires."""

import threading

EN_AVANCE = 0
EN_RETARD = 1

feu = threading.Semaphore(0)
passes = []


def pieton():
    feu.acquire()
    passes.append("piéton")


avance = [threading.Thread(target=pieton) for _ in range(EN_AVANCE)]
retard = [threading.Thread(target=pieton) for _ in range(EN_RETARD)]
for fil in avance:
    fil.start()

# Un jeton par passage : personne n'a besoin d'être là à temps.
feu.release(EN_AVANCE + EN_RETARD)

for fil in retard:
    fil.start()
for fil in avance + retard:
    fil.join()
print("passés :", len(passes))
