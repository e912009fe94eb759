"""Le tampon réparé, avec des tâches : asyncio.Condition et notify_all()."""

import asyncio

CAPACITE = 1
NB_PRODUCTEURS = 2
NB_CONSOMMATEURS = 2
ARTICLES = 5

tampon = []
livres = []


async def produire(condition):
    for n in range(ARTICLES):
        async with condition:
            while len(tampon) == CAPACITE:
                await condition.wait()
            tampon.append(n)
            condition.notify_all()


async def consommer(condition):
    for _ in range(ARTICLES):
        async with condition:
            while not tampon:
                await condition.wait()
            livres.append(tampon.pop(0))
            condition.notify_all()


async def main():
    condition = asyncio.Condition()
    async with asyncio.TaskGroup() as groupe:
        for _ in range(NB_PRODUCTEURS):
            groupe.create_task(produire(condition))
        for _ in range(NB_CONSOMMATEURS):
            groupe.create_task(consommer(condition))


asyncio.run(main())
print("livrés :", len(livres), "· restés :", len(tampon))
