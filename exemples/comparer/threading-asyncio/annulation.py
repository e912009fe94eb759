"""Une tâche annulée pendant qu'elle attend s'en va, sans rien prendre."""

import asyncio

journal = []


async def utiliser(verrou, nom):
    try:
        async with verrou:
            await asyncio.sleep(0)
            journal.append(f"{nom} a fini")
    except asyncio.CancelledError:
        journal.append(f"{nom} est annulée")
        raise


async def main():
    verrou = asyncio.Lock()
    async with asyncio.TaskGroup() as groupe:
        await verrou.acquire()
        condamnee = groupe.create_task(utiliser(verrou, "A"))
        groupe.create_task(utiliser(verrou, "B"))
        # Les tâches A et B attendent le verrou ; A est annulée.
        await asyncio.sleep(0)
        condamnee.cancel()
        verrou.release()
    print(journal)
    print("verrou libre :", not verrou.locked())


asyncio.run(main())
