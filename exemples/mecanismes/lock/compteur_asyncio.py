"""Le compteur en asyncio : un await sépare la lecture de l'écriture."""

import asyncio

NB_TACHES = 5
TOURS = 1_000

compteur = 0


async def incrementer(verrou):
    global compteur
    for _ in range(TOURS):
        async with verrou:
            lu = compteur
            await asyncio.sleep(0)
            compteur = lu + 1


async def main():
    verrou = asyncio.Lock()
    async with asyncio.TaskGroup() as groupe:
        for _ in range(NB_TACHES):
            groupe.create_task(incrementer(verrou))
    print("compteur =", compteur)


asyncio.run(main())
