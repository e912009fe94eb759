"""The cache keeps the task, not the value: the second caller awaits the first one's work."""
import asyncio

cache = {}
calls = 0


async def compute(key):
    global calls
    calls += 1
    await asyncio.sleep(0)
    return key * key


async def lookup(key):
    if key not in cache:
        cache[key] = asyncio.create_task(compute(key))
    return await cache[key]


async def main():
    results = await asyncio.gather(lookup(3), lookup(3))
    print(*results, calls)


asyncio.run(main())
