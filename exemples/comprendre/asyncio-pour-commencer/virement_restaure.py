"""L'annulation remet tout en l'état, puis poursuit sa route."""

import asyncio

comptes = {"Ana": 100, "Bob": 200}


async def noter():
    await asyncio.sleep(0)


async def virer(montant):
    comptes["Ana"] -= montant
    try:
        await noter()
    except BaseException:
        comptes["Ana"] += montant
        raise
    comptes["Bob"] += montant


async def main():
    try:
        async with asyncio.timeout(1):
            await virer(10)
    except TimeoutError:
        pass
    print("total :", sum(comptes.values()))


asyncio.run(main())
