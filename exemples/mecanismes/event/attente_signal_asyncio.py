"""Trois tâches attendent un signal ; aucune ne part avant lui."""

import asyncio

NB_TACHES = 3

journal = []


async def attendre(signal, nom):
    await signal.wait()
    journal.append(nom)


async def main():
    signal = asyncio.Event()
    async with asyncio.TaskGroup() as groupe:
        for n in range(1, NB_TACHES + 1):
            groupe.create_task(attendre(signal, f"tâche {n}"))
        # Les tâches démarrent pendant cette pause, puis attendent.
        await asyncio.sleep(0)
        journal.append("signal")
        signal.set()


asyncio.run(main())
print("d'abord :", journal[0])
print("ensuite :", sorted(journal[1:]))
