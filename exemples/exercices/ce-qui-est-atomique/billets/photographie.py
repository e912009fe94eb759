"""Vendre d'après une copie, puis vider."""

from threading import Thread

billets = ["b1", "b2"]
vendus = []


# --8<-- [start:vendre]
def vendre():
    vendus.extend(billets.copy())
    billets.clear()


# --8<-- [end:vendre]
guichets = [Thread(target=vendre, name=nom) for nom in "AB"]
for guichet in guichets:
    guichet.start()
for guichet in guichets:
    guichet.join()

print("vendus :", *sorted(vendus))
