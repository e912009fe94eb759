"""Un virement, et un contrôle qui prend les deux verrous."""

from threading import Lock, Thread


class Compte:
    def __init__(self, numero, solde):
        self.numero = numero
        self.solde = solde
        self.verrou = Lock()


def virer(source, cible, montant):
    # <vous>
    comptes = (source, cible)
    premier, second = sorted(comptes, key=lambda c: c.numero)
    with premier.verrou:
        with second.verrou:
            source.solde -= montant
            cible.solde += montant
    # </vous>


def controler():
    global total
    while total is None:
        # Il ne garde pas un compte en attendant l'autre.
        with gauche.verrou:
            if droite.verrou.acquire(blocking=False):
                total = gauche.solde + droite.solde
                droite.verrou.release()


total = None
gauche = Compte(1, 5)
droite = Compte(2, 7)
fils = [
    Thread(target=virer, args=(droite, gauche, 3)),
    Thread(target=controler),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("contrôle :", total, "·", gauche.solde, "et", droite.solde)
