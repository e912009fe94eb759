"""timeout annule ce qui attend, puis lève TimeoutError."""

import asyncio


async def lire():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("lecture annulée")
        raise


async def main():
    try:
        async with asyncio.timeout(0.01):
            await lire()
    except TimeoutError:
        print("trop long")


asyncio.run(main())
