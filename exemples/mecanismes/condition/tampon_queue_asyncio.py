"""Le tampon borné de la bibliothèque : asyncio.Queue."""

import asyncio

CAPACITE = 1
NB_PRODUCTEURS = 2
NB_CONSOMMATEURS = 2
ARTICLES = 5

livres = []


async def produire(tampon):
    for n in range(ARTICLES):
        await tampon.put(n)


async def consommer(tampon):
    for _ in range(ARTICLES):
        livres.append(await tampon.get())


async def main():
    tampon = asyncio.Queue(maxsize=CAPACITE)
    async with asyncio.TaskGroup() as groupe:
        for _ in range(NB_PRODUCTEURS):
            groupe.create_task(produire(tampon))
        for _ in range(NB_CONSOMMATEURS):
            groupe.create_task(consommer(tampon))
    print("livrés :", len(livres), "· restés :", tampon.qsize())


asyncio.run(main())
