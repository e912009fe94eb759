"""Le plus petit usage, avec des tâches : attendre qu'un plat soit prêt."""

import asyncio

plats = []
servis = []


async def serveur(condition):
    async with condition:
        while not plats:
            await condition.wait()
        servis.append(plats.pop())


async def cuisinier(condition):
    async with condition:
        plats.append("soupe")
        condition.notify()


async def main():
    condition = asyncio.Condition()
    await asyncio.gather(serveur(condition), cuisinier(condition))


asyncio.run(main())
print("servis :", servis)
