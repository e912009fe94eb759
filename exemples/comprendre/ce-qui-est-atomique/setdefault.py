"""setdefault : vérifier et inscrire, d'un seul bloc."""

from threading import Thread

roles = {}
lus = []


def inscrire(nom):
    lus.append(roles.setdefault("chef", nom))


def ana():
    inscrire("Ana")


def bob():
    inscrire("Bob")


fils = [Thread(target=f) for f in (ana, bob)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("même chef pour tous :", lus[0] == lus[1])
