"""Attendre un verrou au plus 10 ms, avec asyncio."""

import asyncio


async def main():
    verrou = asyncio.Lock()
    await verrou.acquire()
    try:
        async with asyncio.timeout(0.01):
            await verrou.acquire()
            print("verrou obtenu")
    except TimeoutError:
        print("délai écoulé")


asyncio.run(main())
