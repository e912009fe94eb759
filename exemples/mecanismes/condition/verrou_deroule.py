"""Le verrou par défaut est réentrant ; wait() le libère tout entier."""

import threading

condition = threading.Condition()
pret = False
journal = []


def attendre():
    # Deux niveaux de with : le verrou est pris deux fois.
    with condition, condition:
        while not pret:
            condition.wait()
        journal.append("réveillé")


def prevenir():
    global pret
    with condition:
        pret = True
        journal.append("verrou obtenu")
        condition.notify()


fils = [
    threading.Thread(target=attendre),
    threading.Thread(target=prevenir),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print(journal)
