"""notify() prévient sans libérer le verrou : l'autre attend encore."""

import threading

condition = threading.Condition()
pret = False
journal = []


def attendre():
    with condition:
        while not pret:
            condition.wait()
        journal.append("réveillé")


def prevenir():
    global pret
    with condition:
        pret = True
        condition.notify()
        journal.append("notify() est fait")
        journal.append("dernière ligne sous le verrou")


fils = [
    threading.Thread(target=attendre),
    threading.Thread(target=prevenir),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
for ligne in journal:
    print(ligne)
