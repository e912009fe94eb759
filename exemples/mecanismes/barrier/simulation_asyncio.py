"""La simulation avec des tâches ; async with donne le numéro."""

import asyncio

NB_COMPOSANTS = 3
ITERATIONS = 3

calculs = []
tours_comptes = []


async def composant(barriere):
    for tour in range(1, ITERATIONS + 1):
        calculs.append(tour)
        async with barriere as numero:
            # Une seule tâche reçoit le numéro 0.
            if numero == 0:
                tours_comptes.append(tour)


async def main():
    barriere = asyncio.Barrier(NB_COMPOSANTS)
    await asyncio.gather(
        *(composant(barriere) for _ in range(NB_COMPOSANTS))
    )


asyncio.run(main())
print("calculs, dans l'ordre :", calculs)
print("tours comptés :", len(tours_comptes))
