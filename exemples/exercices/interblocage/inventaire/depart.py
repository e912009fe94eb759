"""La caisse d'un magasin : une vente, un remboursement, un inventaire."""

import threading
import time

stock = threading.Lock()
caisse = threading.Lock()


def vendre():
    with stock:
        time.sleep(0.1)  # le client cherche sa carte
        with caisse:
            print("vendu")


def rembourser():
    with caisse:
        time.sleep(0.1)  # le client cherche son ticket
        with stock:
            print("remboursé")


def inventorier():
    with stock:
        print("inventorié")


fils = [
    threading.Thread(target=tache)
    for tache in (vendre, rembourser, inventorier)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
