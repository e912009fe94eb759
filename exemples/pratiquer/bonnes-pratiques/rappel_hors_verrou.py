"""L'état change sous le verrou ; les abonnés sont appelés après."""

from threading import Lock, Thread


class Capteur:
    def __init__(self):
        self.verrou = Lock()
        self.valeur = 0
        self.abonnes = []

    def lire(self):
        with self.verrou:
            return self.valeur

    def mesurer(self, valeur):
        with self.verrou:
            self.valeur = valeur
            a_prevenir = list(self.abonnes)
        for prevenir in a_prevenir:
            prevenir()


capteur = Capteur()
capteur.abonnes.append(lambda: print("mesure :", capteur.lire()))
print("nouvelle mesure")
fil = Thread(target=capteur.mesurer, args=(21,), name="capteur")
fil.start()
fil.join()
