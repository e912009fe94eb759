"""Awaiting a coroutine that never suspends lets nobody in."""
import asyncio

total = 0


async def read():
    return total


async def add():
    global total
    seen = await read()
    total = seen + 1


async def main():
    await asyncio.gather(add(), add())
    print(total)


asyncio.run(main())
