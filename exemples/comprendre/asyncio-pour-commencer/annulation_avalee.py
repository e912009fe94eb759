"""Qui attrape l'annulation sans la relancer cache le délai expiré."""

import asyncio


async def lire():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        return None
    return "page"


async def main():
    async with asyncio.timeout(0.01):
        page = await lire()
        print("page lue :", page)
    print("aucune erreur")


asyncio.run(main())
