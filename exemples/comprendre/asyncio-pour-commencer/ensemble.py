"""Deux tâches : pendant que l'une attend, l'autre avance."""

import asyncio


async def lire(nom):
    print(nom, "commence")
    await asyncio.sleep(0.01)
    print(nom, "finit")


async def main():
    async with asyncio.TaskGroup() as groupe:
        groupe.create_task(lire("A"))
        groupe.create_task(lire("B"))
        print("deux tâches créées")


asyncio.run(main())
