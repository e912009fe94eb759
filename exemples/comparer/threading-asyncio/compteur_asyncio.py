"""Cinq tâches, 10 000 incrémentations chacune, un verrou d'asyncio."""

import asyncio

NB_TACHES = 5
TOURS = 10_000

compteur = 0


async def incrementer(verrou):
    global compteur
    for _ in range(TOURS):
        async with verrou:
            compteur += 1


async def main():
    verrou = asyncio.Lock()
    async with asyncio.TaskGroup() as groupe:
        for _ in range(NB_TACHES):
            groupe.create_task(incrementer(verrou))


asyncio.run(main())
print("compteur =", compteur)
