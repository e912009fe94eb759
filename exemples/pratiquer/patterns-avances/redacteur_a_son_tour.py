"""Avec des tickets, le lecteur arrivé après le rédacteur passe après lui."""

from threading import Condition, Thread


class VerrouEquitable:
    def __init__(self):
        self.condition = Condition()
        self.prochain_ticket = 0
        self.ticket_servi = 0
        self.lecteurs = 0

    def entrer_lecture(self):
        with self.condition:
            self._attendre_son_tour()
            self.lecteurs += 1
            self._servir_le_suivant()

    def sortir_lecture(self):
        with self.condition:
            self.lecteurs -= 1
            self.condition.notify_all()

    def entrer_ecriture(self):
        with self.condition:
            self._attendre_son_tour()
            while self.lecteurs > 0:
                self.condition.wait()

    def sortir_ecriture(self):
        with self.condition:
            self._servir_le_suivant()

    def _attendre_son_tour(self):
        ticket = self.prochain_ticket
        self.prochain_ticket += 1
        # Prévient aussi le fil principal, qui compte les arrivées.
        self.condition.notify_all()
        while ticket != self.ticket_servi:
            self.condition.wait()

    def _servir_le_suivant(self):
        self.ticket_servi += 1
        self.condition.notify_all()


verrou = VerrouEquitable()
entrees = ["lecteur 0"]


def ecrire():
    verrou.entrer_ecriture()
    entrees.append("rédacteur")
    verrou.sortir_ecriture()


def lire():
    verrou.entrer_lecture()
    entrees.append("lecteur 1")
    verrou.sortir_lecture()


def attendre_arrivees(nombre):
    with verrou.condition:
        verrou.condition.wait_for(
            lambda: verrou.prochain_ticket == nombre
        )


verrou.entrer_lecture()
redacteur = Thread(target=ecrire, name="rédacteur")
redacteur.start()
attendre_arrivees(2)
lecteur = Thread(target=lire, name="lecteur 1")
lecteur.start()
attendre_arrivees(3)
verrou.sortir_lecture()
redacteur.join()
lecteur.join()
print(", ".join(entrees))
