# outcomes: ["0", "1"]
import asyncio

x = 0


async def reader():
    await asyncio.sleep(0)
    try:
        return x
    finally:
        await asyncio.sleep(0)


async def writer():
    global x
    await asyncio.sleep(0)
    x = 1
    await asyncio.sleep(0)
    x = 0


async def main():
    seen, _ = await asyncio.gather(reader(), writer())
    print(seen)


asyncio.run(main())
