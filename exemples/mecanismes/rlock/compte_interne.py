"""Sans RLock : les méthodes internes supposent le verrou déjà pris."""

from threading import Lock, Thread


class Compte:
    def __init__(self, numero, solde):
        self.numero = numero
        self.solde = solde
        self.verrou = Lock()

    def _ajouter(self, montant):
        """À n'appeler que si self.verrou est tenu."""
        self.solde += montant

    def retirer(self, montant):
        with self.verrou:
            self._ajouter(-montant)

    def deposer(self, montant):
        with self.verrou:
            self._ajouter(montant)

    def transferer(self, vers, montant):
        if self is vers:
            return
        un, deux = sorted((self, vers), key=lambda c: c.numero)
        with un.verrou, deux.verrou:
            self._ajouter(-montant)
            vers._ajouter(montant)


ana = Compte(1, 100)
bob = Compte(2, 100)
fil_a = Thread(target=ana.transferer, args=(bob, 30), name="A")
fil_b = Thread(target=bob.transferer, args=(ana, 10), name="B")
fil_a.start()
fil_b.start()
fil_a.join()
fil_b.join()

print("Ana :", ana.solde, "; Bob :", bob.solde)
