"""Deux tâches réservent la dernière place d'un spectacle."""

import asyncio

places = 1
billets = []


async def paiement_accepte(client):
    await asyncio.sleep(0)
    return True


# <vous>
# <solution>
verrou = asyncio.Lock()


# </solution>
async def reserver(client):
    global places
    # <depart>
    # if places > 0 and await paiement_accepte(client):
    #     places -= 1
    #     billets.append(client)
    # </depart>
    # <solution>
    async with verrou:
        if places > 0 and await paiement_accepte(client):
            places -= 1
            billets.append(client)
    # </solution>


# </vous>
async def main():
    await asyncio.gather(reserver("Ana"), reserver("Bob"))
    print("places :", places, "; billets :", len(billets))


asyncio.run(main())
