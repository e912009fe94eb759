"""Deux lectures : l'une dans une tâche, l'autre attendue sur place."""

import asyncio

pas = []


async def lire(nom):
    pas.append(f"{nom}1")
    await asyncio.sleep(0)
    pas.append(f"{nom}2")


async def main():
    tache = asyncio.create_task(lire("A"))
    pas.append("main")
    await lire("B")
    await tache
    print(*pas)


asyncio.run(main())
