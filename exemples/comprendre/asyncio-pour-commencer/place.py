"""Vérifier, attendre, agir : la dernière place se vend deux fois."""

import asyncio

places = 1
vendues = []


async def payer():
    await asyncio.sleep(0)


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
