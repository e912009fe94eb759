"""Après une exception, l'état est déclaré douteux : plus personne n'y touche."""

from contextlib import contextmanager
from threading import Lock, Thread

soldes = {"Alice": 100, "Bruno": 100}
verrou = Lock()
douteux = False
journal = []


@contextmanager
def operation():
    global douteux
    with verrou:
        if douteux:
            raise RuntimeError("état douteux")
        try:
            yield soldes
        except BaseException:
            douteux = True
            raise


def virer():
    try:
        with operation() as comptes:
            comptes["Alice"] -= 30
            comptes["Clara"] += 30
    except (KeyError, RuntimeError):
        pass


def controler():
    try:
        with operation() as comptes:
            journal.append(f"contrôle : {sum(comptes.values())}")
    except RuntimeError as erreur:
        journal.append(f"refusé : {erreur}")


fils = [Thread(target=virer), Thread(target=controler)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print(journal[0])
