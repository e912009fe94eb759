"""Faux : le résultat de wait(timeout) est ignoré."""

import threading

releve = []
pret = threading.Event()
reseau = threading.Event()


def telecharger():
    # Le réseau ne répond qu'à la fin du programme.
    reseau.wait()
    releve.extend([12, 9, 15])
    pret.set()


fil = threading.Thread(target=telecharger)
fil.start()

pret.wait(timeout=0.01)
print("somme :", sum(releve))

reseau.set()
fil.join()
