"""Two asyncio locks in opposite orders, with an await between."""
import asyncio


async def both(first, second):
    async with first:
        await asyncio.sleep(0)
        async with second:
            pass


async def main():
    a = asyncio.Lock()
    b = asyncio.Lock()
    await asyncio.gather(both(a, b), both(b, a))
    print("done")


asyncio.run(main())
