"""Juste : la seconde tâche attend, et la boucle tourne."""

import asyncio


async def tache(verrou):
    async with verrou:
        await asyncio.sleep(0.01)


async def main():
    verrou = asyncio.Lock()
    await asyncio.gather(tache(verrou), tache(verrou))


asyncio.run(main())
print("fini")
