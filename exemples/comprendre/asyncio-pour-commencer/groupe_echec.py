"""Une tâche échoue : le groupe annule les autres, puis le dit."""

import asyncio

journal = []


async def echouer():
    raise ValueError("panne")


async def enregistrer():
    try:
        await asyncio.sleep(0.01)
        journal.append("enregistré")
    except asyncio.CancelledError:
        journal.append("annulé")
        raise


async def main():
    try:
        async with asyncio.TaskGroup() as groupe:
            groupe.create_task(enregistrer())
            groupe.create_task(echouer())
    except* ValueError as erreurs:
        journal.append(str(erreurs.exceptions[0]))
    await asyncio.sleep(0.05)


asyncio.run(main())
print(journal)
