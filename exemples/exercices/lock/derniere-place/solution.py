"""Deux tâches réservent la dernière place d'un spectacle."""

import asyncio

places = 1
billets = []


async def paiement_accepte():
    await asyncio.sleep(0)
    return True


async def reserver(client, verrou):
    global places
    async with verrou:
        if places > 0 and await paiement_accepte():
            places -= 1
            billets.append(client)


async def main():
    verrou = asyncio.Lock()
    await asyncio.gather(
        reserver("Ana", verrou),
        reserver("Bob", verrou),
    )
    print("places :", places, "; billets :", len(billets))


asyncio.run(main())
