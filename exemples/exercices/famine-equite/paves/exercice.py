"""Deux tâches écrivent chacune leurs lignes sous le même verrou."""

import asyncio

LIGNES = 3

page = []


async def ecrire(nom, verrou):
    for _ in range(LIGNES):
        # <vous>
        async with verrou:
            page.append(nom)
            # <solution>
            await asyncio.sleep(0)
            # </solution>
        # </vous>


async def main():
    verrou = asyncio.Lock()
    await asyncio.gather(ecrire("x", verrou), ecrire("y", verrou))


asyncio.run(main())
print("".join(page))
