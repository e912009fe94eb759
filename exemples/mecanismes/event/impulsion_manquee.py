"""Une impulsion, set() puis clear() : perdue pour qui arrive après."""

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

# Le feu passe au vert, puis revient aussitôt au rouge.
feu.set()
feu.clear()

for fil in retard:
    fil.start()
for fil in avance + retard:
    fil.join()
print("passés :", len(passes))
