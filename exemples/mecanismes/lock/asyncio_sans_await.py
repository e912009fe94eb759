"""Sans await entre la lecture et l'écriture, le verrou est inutile."""

import asyncio

NB_TACHES = 5
TOURS = 1_000

compteur = 0


async def incrementer():
    global compteur
    for _ in range(TOURS):
        compteur += 1
        await asyncio.sleep(0)


async def main():
    async with asyncio.TaskGroup() as groupe:
        for _ in range(NB_TACHES):
            groupe.create_task(incrementer())
    print("compteur =", compteur)


asyncio.run(main())
