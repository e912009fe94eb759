"""asyncio : la tâche qui renonce s'en va, la barrière tient bon."""

import asyncio

resultats = []


async def participer(barriere, delai):
    try:
        async with asyncio.timeout(delai):
            await barriere.wait()
        resultats.append("passée")
    except TimeoutError:
        resultats.append("renonce")


async def main():
    barriere = asyncio.Barrier(3)
    async with asyncio.TaskGroup() as groupe:
        # Deux tâches sur trois ; l'une renonce au bout de son délai.
        groupe.create_task(participer(barriere, 0.02))
        groupe.create_task(participer(barriere, None))
        await asyncio.sleep(0.05)
        print(resultats, "rompue :", barriere.broken)
        print("encore en attente :", barriere.n_waiting)
        # Une remplaçante et une troisième : le compte y est.
        groupe.create_task(participer(barriere, None))
        groupe.create_task(participer(barriere, None))
    print(resultats, "rompue :", barriere.broken)


asyncio.run(main())
