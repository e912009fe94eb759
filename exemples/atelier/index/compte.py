"""Deux guichets retirent en même temps du même compte."""

from threading import Thread

RETRAITS = 1

solde = 1000


def retirer(montant):
    global solde
    for _ in range(RETRAITS):
        lu = solde
        solde = lu - montant


guichets = [Thread(target=retirer, args=(m,)) for m in (100, 200)]
for guichet in guichets:
    guichet.start()
for guichet in guichets:
    guichet.join()

attendu = 1000 - 300 * RETRAITS
assert solde == attendu, f"la banque a perdu {solde - attendu} €"
print("solde final :", solde)
#> solde final : 700
