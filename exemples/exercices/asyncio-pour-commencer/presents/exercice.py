"""Combien de personnes dans la salle ?"""

import asyncio

presents = 0


async def regarder():
    await asyncio.sleep(0)


async def visiter():
    global presents
    # <vous>
    presents += 1
    # <depart>
    # await regarder()
    # presents -= 1
    # </depart>
    # <solution>
    try:
        await regarder()
    finally:
        presents -= 1
    # </solution>
    # </vous>


async def main():
    visiteurs = [asyncio.create_task(visiter()) for _ in range(2)]
    await asyncio.sleep(0)
    visiteurs[0].cancel()
    await asyncio.gather(*visiteurs, return_exceptions=True)
    print("présents à la fermeture :", presents)


asyncio.run(main())
