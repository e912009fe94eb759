"""Prendre deux verrous : dans l'ordre d'une clé stable, une fois chacun."""

from threading import Lock, Thread


class Compte:
    def __init__(self, numero, solde):
        self.numero = numero
        self.solde = solde
        self.verrou = Lock()


def virer(source, cible, montant):
    # Le même verrou pris deux fois bloquerait le fil pour toujours.
    if source is cible:
        return
    premier, second = sorted(
        (source, cible), key=lambda compte: compte.numero
    )
    with premier.verrou, second.verrou:
        source.solde -= montant
        cible.solde += montant


livret, courant = Compte(1, 100), Compte(2, 100)
virements = [
    Thread(target=virer, args=(livret, courant, 30), name="épargnant"),
    Thread(target=virer, args=(courant, livret, 10), name="banquier"),
    Thread(target=virer, args=(livret, livret, 5), name="distrait"),
]
for virement in virements:
    virement.start()
for virement in virements:
    virement.join()
print(f"livret : {livret.solde}, courant : {courant.solde}")
