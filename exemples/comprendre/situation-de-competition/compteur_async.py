"""Deux tâches asyncio : un await sépare la lecture de l'écriture."""

import asyncio

compteur = 0


async def incrementer():
    global compteur
    lu = compteur
    await asyncio.sleep(0)
    compteur = lu + 1


async def main():
    await asyncio.gather(incrementer(), incrementer())
    print("compteur =", compteur)


asyncio.run(main())
