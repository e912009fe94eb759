"""Deux virements croisés prennent les verrous dans des ordres opposés."""

from threading import Lock, Thread


class Compte:
    def __init__(self, solde):
        self.solde = solde
        self.verrou = Lock()


def virer(source, cible, montant):
    with source.verrou:
        with cible.verrou:
            source.solde -= montant
            cible.solde += montant


alice, bruno = Compte(100), Compte(100)
aller = Thread(target=virer, args=(alice, bruno, 30), name="aller")
retour = Thread(target=virer, args=(bruno, alice, 10), name="retour")
aller.start()
retour.start()
aller.join()
retour.join()
print(f"Alice : {alice.solde}, Bruno : {bruno.solde}")
