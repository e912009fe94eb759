"""finally libère le verrou, que le dépôt réussisse ou non."""

from threading import Lock

solde = 0
verrou = Lock()


def deposer(montant):
    global solde
    verrou.acquire()
    try:
        solde += int(montant)
    finally:
        verrou.release()


try:
    deposer("cent")
except ValueError:
    print("dépôt refusé")

print("verrou encore tenu :", verrou.locked())
