"""Faux : un notify() que personne n'attend encore est perdu."""

import threading

EN_AVANCE = 0
EN_RETARD = 1

condition = threading.Condition()


def attendre():
    with condition:
        condition.wait()


avance = [threading.Thread(target=attendre) for _ in range(EN_AVANCE)]
retard = [threading.Thread(target=attendre) for _ in range(EN_RETARD)]
for fil in avance:
    fil.start()

with condition:
    condition.notify_all()

for fil in retard:
    fil.start()
for fil in avance + retard:
    fil.join()
print("tout le monde est passé")
