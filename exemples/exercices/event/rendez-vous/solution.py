"""Deux amis s'attendent : aucun ne repart sans que l'autre soit là."""

import threading

lea_est_la = threading.Event()
hugo_est_la = threading.Event()
journal = []


def arriver(nom):
    journal.append(f"{nom} arrive")


def repartir(nom):
    journal.append(f"{nom} repart")


def venir(nom, moi, autre):
    arriver(nom)
    moi.set()
    autre.wait()
    repartir(nom)


fils = [
    threading.Thread(
        target=venir, args=("Léa", lea_est_la, hugo_est_la)
    ),
    threading.Thread(
        target=venir, args=("Hugo", hugo_est_la, lea_est_la)
    ),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("arrivées :", sorted(journal[:2]))
print("départs :", sorted(journal[2:]))
