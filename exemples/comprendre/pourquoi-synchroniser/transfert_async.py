"""Avec asyncio, le contrôle passe pendant l'attente du transfert."""

import asyncio

compte_a = 100
compte_b = 200


async def transferer(montant):
    global compte_a, compte_b
    compte_a -= montant
    await asyncio.sleep(0)
    compte_b += montant


async def controler():
    print("total contrôlé :", compte_a + compte_b)


async def main():
    await asyncio.gather(transferer(10), controler())
    print("total final :", compte_a + compte_b)


asyncio.run(main())
