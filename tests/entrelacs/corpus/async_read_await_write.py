"""An await between the read and the write lets the other task in."""
import asyncio

total = 0


async def add():
    global total
    seen = total
    await asyncio.sleep(0)
    total = seen + 1


async def main():
    await asyncio.gather(add(), add())
    print(total)


asyncio.run(main())
