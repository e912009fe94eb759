"""Le paiement d'Ana est refusé."""

import asyncio

places = 1
billets = []
en_avance = []


async def paiement_accepte(client):
    await asyncio.sleep(0)
    if client in billets:
        en_avance.append(client)
    return client != "Ana"


# <vous>
verrou = asyncio.Lock()


async def reserver(client):
    global places
    async with verrou:
        if places > 0 and await paiement_accepte(client):
            places -= 1
            billets.append(client)


# </vous>
async def main():
    await asyncio.gather(reserver("Ana"), reserver("Bob"))
    print("places :", places, "; billets :", billets)


asyncio.run(main())
