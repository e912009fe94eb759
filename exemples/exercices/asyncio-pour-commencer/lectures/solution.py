"""Trois lectures à rassembler."""

import asyncio

lus = []


async def lire(nom):
    await asyncio.sleep(0)
    lus.append(nom)


async def main():
    async with asyncio.TaskGroup() as groupe:
        groupe.create_task(lire("a"))
        groupe.create_task(lire("b"))
        groupe.create_task(lire("c"))
    print("fichiers lus :", len(lus))


asyncio.run(main())
