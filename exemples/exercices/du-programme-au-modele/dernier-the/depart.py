"""Le vrai service, en abrégé : vérifier, faire payer, retirer."""

import logging
import time
from threading import Lock, Thread

journal = logging.getLogger("boutique")
verrou = Lock()
stock = {"thé": 1, "café": 4}


def reserver(client, article):
    journal.info("%s demande %s", client, article)
    if stock[article] > 0:
        time.sleep(0.01)  # la banque autorise le paiement
        with verrou:
            stock[article] -= 1
        journal.info("%s a reçu %s", client, article)


fils = [
    Thread(target=reserver, args=(c, "thé")) for c in ("Ana", "Bob")
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("thé :", stock["thé"])
