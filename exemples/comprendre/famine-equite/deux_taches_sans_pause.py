"""Sans suspension, une tâche prend le verrou autant qu'elle veut."""

import asyncio

TOURS = 4

passages = []


async def prendre(nom, verrou):
    for _ in range(TOURS):
        async with verrou:
            passages.append(nom)


async def main():
    verrou = asyncio.Lock()
    await asyncio.gather(prendre("A", verrou), prendre("B", verrou))


asyncio.run(main())
print(" ".join(passages))
