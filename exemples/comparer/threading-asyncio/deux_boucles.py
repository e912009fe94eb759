"""Faux : un même asyncio.Lock pour deux appels à asyncio.run."""

import asyncio

verrou = asyncio.Lock()


async def tache():
    async with verrou:
        await asyncio.sleep(0)


async def main(nb_taches):
    await asyncio.gather(*(tache() for _ in range(nb_taches)))


# Seule, une tâche n'attend jamais : la faute ne se voit pas.
asyncio.run(main(1))
asyncio.run(main(1))
print("une tâche à la fois : rien à signaler")

asyncio.run(main(2))
try:
    asyncio.run(main(2))
except RuntimeError as erreur:
    # Le début du message montre l'adresse du verrou.
    print("deux tâches :", str(erreur).split("> ")[-1])
