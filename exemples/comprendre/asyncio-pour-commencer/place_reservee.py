"""Vérifier et agir, puis attendre : la place n'est vendue qu'une fois."""

import asyncio

places = 1
vendues = []


async def payer():
    await asyncio.sleep(0)


async def vendre(client):
    global places
    if places > 0:
        places -= 1
        await payer()
        vendues.append(client)


async def main():
    await asyncio.gather(vendre("Ana"), vendre("Bob"))


asyncio.run(main())
print("billets :", len(vendues), "· places :", places)
