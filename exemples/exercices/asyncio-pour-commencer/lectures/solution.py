"""Trois lectures à rassembler."""

import asyncio

lus = []


async def lire(nom):
    await asyncio.sleep(0)
    lus.append(nom)


async def main():
    async with asyncio.TaskGroup() as groupe:
        for nom in ("a", "b", "c"):
            groupe.create_task(lire(nom))
    print("fichiers lus :", len(lus))


asyncio.run(main())
