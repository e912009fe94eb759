"""Deux tâches écrivent deux lettres chacune ; une seule attend entre les deux."""

import asyncio

lettres = []


async def avec_pause():
    lettres.append("A")
    await asyncio.sleep(0)
    lettres.append("a")


async def sans_pause():
    lettres.append("B")
    lettres.append("b")


async def main():
    await asyncio.gather(avec_pause(), sans_pause())
    print("".join(lettres))


asyncio.run(main())
