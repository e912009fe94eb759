"""Le même programme, mais le paiement ne suspend jamais."""

import asyncio

places = 1
vendues = []


async def payer():
    pass


async def vendre(client):
    global places
    if places > 0:
        await payer()
        places -= 1
        vendues.append(client)


async def main():
    await asyncio.gather(vendre("Ana"), vendre("Bob"))


asyncio.run(main())
print("billets :", len(vendues), "· places :", places)
