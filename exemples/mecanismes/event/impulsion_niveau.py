"""Première réparation : le feu reste vert, chacun passe."""

import threading

EN_AVANCE = 0
EN_RETARD = 1

feu = threading.Event()
passes = []


def pieton():
    feu.wait()
    passes.append("piéton")


avance = [threading.Thread(target=pieton) for _ in range(EN_AVANCE)]
retard = [threading.Thread(target=pieton) for _ in range(EN_RETARD)]
for fil in avance:
    fil.start()

# Le drapeau est un niveau : levé, il le reste.
feu.set()

for fil in retard:
    fil.start()
for fil in avance + retard:
    fil.join()
print("passés :", len(passes))
