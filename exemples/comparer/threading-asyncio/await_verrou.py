"""Le verrou d'asyncio protège la section où l'on attend."""

import asyncio

NB_TACHES = 2
DEPOTS = 2

solde = 0


async def arrondir(montant):
    # Ici la tâche s'arrête, et une autre peut avancer.
    await asyncio.sleep(0)
    return round(montant)


async def deposer(verrou):
    global solde
    for _ in range(DEPOTS):
        async with verrou:
            lu = solde
            await arrondir(lu)
            solde = lu + 10


async def main():
    verrou = asyncio.Lock()
    await asyncio.gather(*(deposer(verrou) for _ in range(NB_TACHES)))


asyncio.run(main())
print("solde :", solde, "sur", 10 * NB_TACHES * DEPOTS)
