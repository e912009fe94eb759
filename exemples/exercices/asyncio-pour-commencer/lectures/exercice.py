"""Trois lectures à rassembler."""

import asyncio

lus = []


async def lire(nom):
    await asyncio.sleep(0)
    lus.append(nom)


# <vous>
async def main():
    # <depart>
    # for nom in ("a", "b", "c"):
    #     asyncio.create_task(lire(nom))
    # await asyncio.sleep(0)
    # </depart>
    # <solution>
    async with asyncio.TaskGroup() as groupe:
        for nom in ("a", "b", "c"):
            groupe.create_task(lire(nom))
    # </solution>
    print("fichiers lus :", len(lus))
# </vous>


asyncio.run(main())
