"""Les verrous sont toujours pris dans l'ordre des numéros de compte."""

from threading import Lock, Thread


class Compte:
    def __init__(self, numero, solde):
        self.numero = numero
        self.solde = solde
        self.verrou = Lock()


def virer(source, cible, montant):
    premier, second = sorted(
        (source, cible), key=lambda compte: compte.numero
    )
    with premier.verrou:
        with second.verrou:
            source.solde -= montant
            cible.solde += montant


alice, bruno = Compte(1, 100), Compte(2, 100)
aller = Thread(target=virer, args=(alice, bruno, 30), name="aller")
retour = Thread(target=virer, args=(bruno, alice, 10), name="retour")
aller.start()
retour.start()
aller.join()
retour.join()
print(f"Alice : {alice.solde}, Bruno : {bruno.solde}")
