"""Ignorer la réponse de acquire(timeout=…) : on entre sans le verrou."""

from threading import Lock, Thread

solde = 100
verrou = Lock()


def retirer(montant):
    global solde
    verrou.acquire(timeout=1)
    solde -= montant
    verrou.release()


clients = [Thread(target=retirer, args=(10,), name=nom) for nom in "AB"]
for client in clients:
    client.start()
for client in clients:
    client.join()
print("solde :", solde)
