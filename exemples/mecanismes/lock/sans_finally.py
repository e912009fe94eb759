"""Une exception entre acquire et release : le verrou reste pris."""

from threading import Lock

solde = 0
verrou = Lock()


def deposer(montant):
    global solde
    verrou.acquire()
    solde += int(montant)
    verrou.release()


try:
    deposer("cent")
except ValueError:
    print("dépôt refusé")

print("verrou encore tenu :", verrou.locked())
