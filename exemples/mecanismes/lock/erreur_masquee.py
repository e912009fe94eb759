"""finally libère un verrou jamais pris, et masque la vraie erreur."""

from threading import Lock

solde = 0
verrou = Lock()

try:
    montant = int("douze")
    verrou.acquire()
    solde += montant
finally:
    verrou.release()
