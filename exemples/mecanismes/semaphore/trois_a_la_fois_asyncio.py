"""Dix tâches, trois places : jamais plus de trois tâches à l'intérieur."""

import asyncio

NB_TACHES = 10
PLACES = 3

presents = 0
maximum = 0


async def stationner(places):
    global presents, maximum
    async with places:
        presents += 1
        maximum = max(maximum, presents)
        await asyncio.sleep(0.01)
        presents -= 1


async def main():
    places = asyncio.BoundedSemaphore(PLACES)
    async with asyncio.TaskGroup() as groupe:
        for _ in range(NB_TACHES):
            groupe.create_task(stationner(places))
    print("trop de monde :", maximum > PLACES)
    print("encore présents :", presents)


asyncio.run(main())
