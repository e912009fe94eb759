"""Deux élèves échangent le contenu de casiers, un troisième se trompe."""

from threading import Lock, Thread


class Casier:
    def __init__(self, numero, contenu):
        self.numero = numero
        self.contenu = contenu
        self.verrou = Lock()


def echanger(ici, la):
    if ici is la:
        return
    premier, second = sorted((ici, la), key=lambda c: c.numero)
    with premier.verrou, second.verrou:
        ici.contenu, la.contenu = la.contenu, ici.contenu


un, deux = Casier(1, "sac"), Casier(2, "livre")
eleves = [
    Thread(target=echanger, args=(un, deux), name="Inès"),
    Thread(target=echanger, args=(deux, un), name="Jules"),
    Thread(target=echanger, args=(un, un), name="Karim"),
]
for eleve in eleves:
    eleve.start()
for eleve in eleves:
    eleve.join()
print(f"casiers : {un.contenu}, {deux.contenu}")
