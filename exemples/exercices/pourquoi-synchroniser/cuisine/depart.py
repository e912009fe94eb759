"""Deux plats se préparent en même temps ; on sert quand ils sont prêts."""

from threading import Thread, current_thread

prets = []


def preparer():
    prets.append(current_thread().name)


soupe = Thread(target=preparer, name="soupe")
tarte = Thread(target=preparer, name="tarte")
# Vos lignes, ici.

print("servis :", *prets)
