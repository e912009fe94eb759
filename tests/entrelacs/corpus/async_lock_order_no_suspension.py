"""The same without an await between: taking a free asyncio lock does not suspend, so nothing can block."""
import asyncio


async def both(first, second):
    async with first:
        async with second:
            pass


async def main():
    a = asyncio.Lock()
    b = asyncio.Lock()
    await asyncio.gather(both(a, b), both(b, a))
    print("done")


asyncio.run(main())
