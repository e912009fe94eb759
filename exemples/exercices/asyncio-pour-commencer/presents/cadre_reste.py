"""Un visiteur est rappelé pendant que l'autre reste dans la salle."""

import asyncio

presents = 0


async def regarder():
    entres.release()
    await fermeture.wait()


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
    global entres, fermeture
    entres, fermeture = asyncio.Semaphore(0), asyncio.Event()
    rappele = asyncio.create_task(visiter())
    autre = asyncio.create_task(visiter())
    await entres.acquire()
    await entres.acquire()
    rappele.cancel()
    await asyncio.wait([rappele])
    print("après le rappel :", presents, end=" ")
    fermeture.set()
    await asyncio.wait([autre])
    print("· à la fermeture :", presents)


asyncio.run(main())
