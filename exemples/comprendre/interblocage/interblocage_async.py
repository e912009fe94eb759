"""Deux tâches, deux asyncio.Lock : l'interblocage existe aussi."""

import asyncio

verrou_a = asyncio.Lock()
verrou_b = asyncio.Lock()


async def premiere():
    async with verrou_a:
        await asyncio.sleep(0)
        async with verrou_b:
            pass


async def seconde():
    async with verrou_b:
        await asyncio.sleep(0)
        async with verrou_a:
            pass


async def main():
    await asyncio.gather(premiere(), seconde())
    print("terminé")


asyncio.run(main())
