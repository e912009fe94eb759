"""Juste : l'état garde la nouvelle, notify ne fait que prévenir."""

import threading

EN_AVANCE = 0
EN_RETARD = 1

condition = threading.Condition()
pret = False


def attendre():
    with condition:
        while not pret:
            condition.wait()


avance = [threading.Thread(target=attendre) for _ in range(EN_AVANCE)]
retard = [threading.Thread(target=attendre) for _ in range(EN_RETARD)]
for fil in avance:
    fil.start()

with condition:
    pret = True
    condition.notify_all()

for fil in retard:
    fil.start()
for fil in avance + retard:
    fil.join()
print("tout le monde est passé")
