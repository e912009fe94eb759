"""Deux fils servent les commandes d'une même file."""

import queue
import threading

commandes = queue.Queue()
servies = []


def servir():
    commande = commandes.get()
    servies.append(commande)


fils = [threading.Thread(target=servir) for _ in range(2)]
for fil in fils:
    fil.start()
for commande in ("thé", "café"):
    commandes.put(commande)
for fil in fils:
    fil.join()
print("servies :", ", ".join(servies))
