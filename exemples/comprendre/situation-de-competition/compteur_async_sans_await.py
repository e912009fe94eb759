"""Deux tâches asyncio : aucun await entre la lecture et l'écriture."""

import asyncio

compteur = 0


async def incrementer():
    global compteur
    lu = compteur
    compteur = lu + 1
    await asyncio.sleep(0)


async def main():
    await asyncio.gather(incrementer(), incrementer())
    print("compteur =", compteur)


asyncio.run(main())
