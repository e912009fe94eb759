"""await, l'un après l'autre : chacun attend que le précédent ait fini."""

import asyncio


async def lire(nom):
    print(nom, "commence")
    await asyncio.sleep(0.01)
    print(nom, "finit")


async def main():
    await lire("A")
    await lire("B")


asyncio.run(main())
