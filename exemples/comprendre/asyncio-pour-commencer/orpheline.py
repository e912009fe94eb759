"""Une tâche que personne n'attend est annulée à la fin de la boucle."""

import asyncio


async def enregistrer():
    try:
        await asyncio.sleep(0.01)
        print("enregistré")
    except asyncio.CancelledError:
        print("annulé avant d'avoir enregistré")
        raise


async def main():
    tache = asyncio.create_task(enregistrer())
    await asyncio.sleep(0)
    print("main a fini ; tâche finie :", tache.done())


asyncio.run(main())
