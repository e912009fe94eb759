"""Trois lectures à rassembler."""

import asyncio

lus = []


async def lire(nom):
    await asyncio.sleep(0)
    lus.append(nom)


async def main():
    for nom in ("a", "b", "c"):
        asyncio.create_task(lire(nom))
    await asyncio.sleep(0)
    print("fichiers lus :", len(lus))


asyncio.run(main())
