"""La salle note combien de personnes elle voit ; un visiteur est rappelé."""

import asyncio

presents = 0
vus = []


async def regarder():
    vus.append(presents)
    await asyncio.sleep(0)


async def visiter():
    global presents
    # <vous>
    presents += 1
    try:
        await regarder()
    finally:
        presents -= 1
    # </vous>


async def main():
    rappele = asyncio.create_task(visiter())
    autre = asyncio.create_task(visiter())
    await asyncio.sleep(0)
    rappele.cancel()
    await asyncio.gather(rappele, autre, return_exceptions=True)
    print("vus :", *vus, "· rappelé :", rappele.cancelled(), end=" ")
    print("· restent :", presents)


asyncio.run(main())
