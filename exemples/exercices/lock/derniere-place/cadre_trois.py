"""Trois clients, deux places ; on regarde qui a payé."""

import asyncio

places = 2
billets = []
payes = []


async def paiement_accepte(client):
    await asyncio.sleep(0)
    payes.append(client)
    return True


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
    await asyncio.gather(
        *(reserver(client) for client in ("Ana", "Bob", "Eva"))
    )
    print("places :", places, "; billets :", len(billets))
    print("payé sans billet :", sorted(set(payes) - set(billets)))


asyncio.run(main())
