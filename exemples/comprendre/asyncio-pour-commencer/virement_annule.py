"""Un await au milieu d'un virement : une annulation y perd l'argent."""

import asyncio

comptes = {"Ana": 100, "Bob": 200}


async def noter():
    await asyncio.sleep(0)


async def virer(montant):
    comptes["Ana"] -= montant
    await noter()
    comptes["Bob"] += montant


async def main():
    try:
        async with asyncio.timeout(1):
            await virer(10)
    except TimeoutError:
        pass
    print("total :", sum(comptes.values()))


asyncio.run(main())
