"""Le verrou d'asyncio, par async with."""

import asyncio

solde = 0
verrou = asyncio.Lock()


async def taux():
    await asyncio.sleep(0)
    return 2


# --8<-- [start:deposer]
async def deposer(montant):
    global solde
    async with verrou:
        ancien = solde
        solde = ancien + montant * await taux()


# --8<-- [end:deposer]


async def main():
    await asyncio.gather(deposer(10), deposer(10))
    print("solde :", solde)


asyncio.run(main())
