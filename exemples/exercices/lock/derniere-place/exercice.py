"""Deux tâches réservent la dernière place d'un spectacle."""

import asyncio

places = 1
billets = []


async def paiement_accepte():
    await asyncio.sleep(0)
    return True


# <depart>
# async def reserver(client):
# </depart>
# <solution>
async def reserver(client, verrou):
    # </solution>
    global places
    # <depart>
    # if places > 0 and await paiement_accepte():
    #     places -= 1
    #     billets.append(client)
    # </depart>
    # <solution>
    async with verrou:
        if places > 0 and await paiement_accepte():
            places -= 1
            billets.append(client)
    # </solution>


async def main():
    # <depart>
    # await asyncio.gather(reserver("Ana"), reserver("Bob"))
    # </depart>
    # <solution>
    verrou = asyncio.Lock()
    await asyncio.gather(
        reserver("Ana", verrou),
        reserver("Bob", verrou),
    )
    # </solution>
    print("places :", places, "; billets :", len(billets))


asyncio.run(main())
