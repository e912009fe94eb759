"""Deux tâches se disputent un asyncio.Lock : il est équitable."""

import asyncio

TOURS = 4

passages = []


async def prendre(nom, verrou):
    for _ in range(TOURS):
        async with verrou:
            passages.append(nom)
            await asyncio.sleep(0)


async def main():
    verrou = asyncio.Lock()
    await asyncio.gather(prendre("A", verrou), prendre("B", verrou))


asyncio.run(main())
print(" ".join(passages))
