"""asyncio.Lock around the read, the await and the write."""
import asyncio

total = 0


async def add(lock):
    global total
    async with lock:
        seen = total
        await asyncio.sleep(0)
        total = seen + 1


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(add(lock), add(lock))
    print(total)


asyncio.run(main())
