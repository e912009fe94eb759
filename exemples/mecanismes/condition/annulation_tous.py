"""La même annulation, mais tout le monde est prévenu."""

import asyncio

plats = []
servis = []


async def client(condition, nom):
    async with condition:
        while not plats:
            await condition.wait()
        servis.append((nom, plats.pop()))


async def main():
    condition = asyncio.Condition()
    ana = asyncio.create_task(client(condition, "Ana"))
    bob = asyncio.create_task(client(condition, "Bob"))
    await asyncio.sleep(0)
    async with condition:
        plats.append("soupe")
        condition.notify_all()
        ana.cancel()
    _, oublies = await asyncio.wait([ana, bob], timeout=0.1)
    print("servis :", servis, "· oubliés :", len(oublies))


asyncio.run(main())
