"""Une tâche échoue : gather s'en va, les autres continuent sans lui."""

import asyncio

journal = []


async def echouer():
    raise ValueError("panne")


async def enregistrer():
    await asyncio.sleep(0.01)
    journal.append("enregistré")


async def main():
    try:
        await asyncio.gather(echouer(), enregistrer())
    except ValueError as erreur:
        journal.append(str(erreur))
    await asyncio.sleep(0.05)


asyncio.run(main())
print(journal)
