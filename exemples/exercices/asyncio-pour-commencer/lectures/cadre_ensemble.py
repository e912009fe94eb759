"""Aucune lecture ne finit avant que les trois aient commencé."""

import asyncio

contenus = {}
commencees = 0


async def lire(nom):
    global commencees
    commencees += 1
    if commencees == 3:
        toutes.set()
    await toutes.wait()
    contenus[nom] = f"contenu de {nom}"


async def main():
    global toutes
    toutes = asyncio.Event()
    # <vous>
    async with asyncio.TaskGroup() as groupe:
        groupe.create_task(lire("a"))
        groupe.create_task(lire("b"))
        groupe.create_task(lire("c"))
    # </vous>
    print("lus :", *sorted(contenus))


asyncio.run(main())
