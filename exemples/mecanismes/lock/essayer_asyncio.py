"""Pas de délai dans acquire : asyncio.timeout entoure l'attente."""

import asyncio


async def main():
    verrou = asyncio.Lock()
    await verrou.acquire()
    try:
        async with asyncio.timeout(0.01):
            await verrou.acquire()
    except TimeoutError:
        print("délai expiré")


asyncio.run(main())
