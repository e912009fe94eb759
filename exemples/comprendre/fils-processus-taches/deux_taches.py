"""Deux tâches de deux pas chacune, sans rien attendre."""

import asyncio

journal = []


async def travailler(nom):
    journal.append(nom + "1")
    journal.append(nom + "2")


async def main():
    async with asyncio.TaskGroup() as groupe:
        for nom in "AB":
            groupe.create_task(travailler(nom))


asyncio.run(main())
print(*journal)
