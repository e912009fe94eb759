"""Trois lectures à rassembler."""

import asyncio

lus = []


async def lire(nom):
    await asyncio.sleep(0)
    lus.append(nom)


async def main():
    # <vous>
    # <depart>
    # asyncio.create_task(lire("a"))
    # asyncio.create_task(lire("b"))
    # asyncio.create_task(lire("c"))
    # await asyncio.sleep(0)
    # </depart>
    # <solution>
    async with asyncio.TaskGroup() as groupe:
        groupe.create_task(lire("a"))
        groupe.create_task(lire("b"))
        groupe.create_task(lire("c"))
    # </solution>
    # </vous>
    print("fichiers lus :", len(lus))


asyncio.run(main())
