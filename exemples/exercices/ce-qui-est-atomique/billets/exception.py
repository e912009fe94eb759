"""Vendre jusqu'à ce que la pile refuse."""

from threading import Thread

billets = ["b1", "b2"]
vendus = []


# --8<-- [start:vendre]
def vendre():
    try:
        while True:
            vendus.append(billets.pop())
    except IndexError:
        return


# --8<-- [end:vendre]
guichets = [Thread(target=vendre, name=nom) for nom in "AB"]
for guichet in guichets:
    guichet.start()
for guichet in guichets:
    guichet.join()

print("vendus :", *sorted(vendus))
