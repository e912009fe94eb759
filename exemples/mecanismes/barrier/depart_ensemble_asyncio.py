"""Cinq tâches se préparent, puis partent toutes ensemble."""

import asyncio

NB_OUVRIERS = 5

journal = []


async def ouvrier(ligne):
    journal.append("prêt")
    await ligne.wait()
    journal.append("parti")


async def main():
    ligne = asyncio.Barrier(NB_OUVRIERS)
    await asyncio.gather(*(ouvrier(ligne) for _ in range(NB_OUVRIERS)))


asyncio.run(main())
print("avant la barrière :", journal[:NB_OUVRIERS])
print("après la barrière :", journal[NB_OUVRIERS:])
