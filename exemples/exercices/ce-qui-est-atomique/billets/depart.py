"""Deux guichets vendent les mêmes billets."""

from threading import Thread

billets = ["b1", "b2"]
vendus = []


def vendre():
    while billets:
        vendus.append(billets.pop())


guichets = [Thread(target=vendre, name=nom) for nom in "AB"]
for guichet in guichets:
    guichet.start()
for guichet in guichets:
    guichet.join()

print("vendus :", *sorted(vendus))
