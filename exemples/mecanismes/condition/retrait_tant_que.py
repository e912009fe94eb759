"""Juste : while revérifie après chaque réveil."""

import threading

NB_CLIENTS = 2

condition = threading.Condition()
solde = 0
soldes_vus = []


def retirer():
    global solde
    with condition:
        while solde < 100:
            condition.wait()
        solde -= 100
        soldes_vus.append(solde)


def verser():
    global solde
    with condition:
        solde += 100
        condition.notify_all()


fils = [
    threading.Thread(target=retirer, name=f"client {n}")
    for n in range(1, NB_CLIENTS + 1)
]
fils += [
    threading.Thread(target=verser, name=f"versement {n}")
    for n in range(1, NB_CLIENTS + 1)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("solde le plus bas :", min(soldes_vus))
