"""La réponse de acquire(timeout=…) décide de la suite."""

from threading import Lock, Thread

solde = 100
verrou = Lock()


def retirer(montant):
    global solde
    if not verrou.acquire(timeout=1):
        return
    try:
        solde -= montant
    finally:
        verrou.release()


clients = [Thread(target=retirer, args=(10,), name=nom) for nom in "AB"]
for client in clients:
    client.start()
for client in clients:
    client.join()
print("solde :", solde)
