"""Un await qui suspend entre lire et écrire : des dépôts se perdent."""

import asyncio

NB_TACHES = 2
DEPOTS = 2

solde = 0


async def arrondir(montant):
    # Ici la tâche s'arrête, et une autre peut avancer.
    await asyncio.sleep(0)
    return round(montant)


async def deposer():
    global solde
    for _ in range(DEPOTS):
        lu = solde
        await arrondir(lu)
        solde = lu + 10


async def main():
    await asyncio.gather(*(deposer() for _ in range(NB_TACHES)))


asyncio.run(main())
print("solde :", solde, "sur", 10 * NB_TACHES * DEPOTS)
