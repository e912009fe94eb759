"""asyncio.Lock sert les tâches dans l'ordre de leur arrivée."""

import asyncio

NB_TACHES = 3

arrivees = []
servies = []


async def demander(verrou, nom):
    arrivees.append(nom)
    async with verrou:
        await asyncio.sleep(0)
        servies.append(nom)


async def main():
    verrou = asyncio.Lock()
    await asyncio.gather(
        *(demander(verrou, nom) for nom in range(NB_TACHES))
    )


asyncio.run(main())
print("servies dans l'ordre d'arrivée :", servies == arrivees)
