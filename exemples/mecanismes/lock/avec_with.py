"""with fait l'acquisition, puis la libération quoi qu'il arrive."""

from threading import Lock

solde = 0
verrou = Lock()


def deposer(montant):
    global solde
    with verrou:
        solde += int(montant)


try:
    deposer("cent")
except ValueError:
    print("dépôt refusé")

print("verrou encore tenu :", verrou.locked())
