"""Juste : False veut dire que les données ne sont pas là."""

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

if pret.wait(timeout=0.01):
    print("somme :", sum(releve))
else:
    print("pas de données : le réseau ne répond pas")

reseau.set()
fil.join()
