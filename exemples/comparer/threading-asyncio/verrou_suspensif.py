"""Juste : le verrou d'asyncio suspend la tâche, pas la boucle."""

import asyncio

tics = []


async def horloge():
    while True:
        tics.append("tic")
        await asyncio.sleep(0.01)


async def premiere(verrou):
    async with verrou:
        await asyncio.sleep(0.05)


async def seconde(verrou):
    avant = len(tics)
    async with asyncio.timeout(2), verrou:
        print("verrou obtenu :", verrou.locked())
    print("l'horloge a tourné :", len(tics) > avant)


async def main():
    verrou = asyncio.Lock()
    tache = asyncio.create_task(horloge())
    await asyncio.gather(premiere(verrou), seconde(verrou))
    tache.cancel()


asyncio.run(main())
