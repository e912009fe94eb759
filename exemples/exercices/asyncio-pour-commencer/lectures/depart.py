"""Trois lectures à rassembler."""

import asyncio

lus = []


async def lire(nom):
    await asyncio.sleep(0)
    lus.append(nom)


async def main():
    asyncio.create_task(lire("a"))
    asyncio.create_task(lire("b"))
    asyncio.create_task(lire("c"))
    await asyncio.sleep(0)
    print("fichiers lus :", len(lus))


asyncio.run(main())
