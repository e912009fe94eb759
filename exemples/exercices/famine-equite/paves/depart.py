"""Deux tâches écrivent chacune leurs lignes sous le même verrou."""

import asyncio

LIGNES = 3

page = []


async def ecrire(nom, verrou):
    for _ in range(LIGNES):
        async with verrou:
            page.append(nom)


async def main():
    verrou = asyncio.Lock()
    await asyncio.gather(ecrire("x", verrou), ecrire("y", verrou))


asyncio.run(main())
print("".join(page))
