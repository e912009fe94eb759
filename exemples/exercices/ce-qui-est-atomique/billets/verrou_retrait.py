"""Le retrait seul est sous le verrou."""

from threading import Lock, Thread

billets = ["b1", "b2"]
vendus = []
verrou = Lock()


# --8<-- [start:vendre]
def vendre():
    while billets:
        with verrou:
            vendus.append(billets.pop())


# --8<-- [end:vendre]
guichets = [Thread(target=vendre, name=nom) for nom in "AB"]
for guichet in guichets:
    guichet.start()
for guichet in guichets:
    guichet.join()

print("vendus :", *sorted(vendus))
