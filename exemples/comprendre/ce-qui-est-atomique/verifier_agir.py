"""Deux opérations atomiques à la suite n'en font pas une."""

from threading import Thread

roles = {}
lus = []


def inscrire(nom):
    if "chef" not in roles:
        roles["chef"] = nom
    lus.append(roles["chef"])


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
