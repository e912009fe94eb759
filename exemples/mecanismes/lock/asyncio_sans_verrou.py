"""Le même programme sans verrou : l'await laisse passer les autres."""

import asyncio

NB_TACHES = 5
TOURS = 1_000

compteur = 0


async def incrementer():
    global compteur
    for _ in range(TOURS):
        lu = compteur
        await asyncio.sleep(0)
        compteur = lu + 1


async def main():
    async with asyncio.TaskGroup() as groupe:
        for _ in range(NB_TACHES):
            groupe.create_task(incrementer())
    print("compteur =", compteur)


asyncio.run(main())
