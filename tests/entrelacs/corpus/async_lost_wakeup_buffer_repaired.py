"""notify_all() with asyncio.Condition."""
import asyncio

CAPACITY = 1
PRODUCERS = 2
CONSUMERS = 2

buffer = []
taken = []


async def produce(condition):
    async with condition:
        while len(buffer) == CAPACITY:
            await condition.wait()
        buffer.append("x")
        condition.notify_all()


async def consume(condition):
    async with condition:
        await condition.wait_for(lambda: buffer)
        taken.append(buffer.pop())
        condition.notify_all()


async def main():
    condition = asyncio.Condition()
    await asyncio.gather(
        *[produce(condition) for _ in range(PRODUCERS)],
        *[consume(condition) for _ in range(CONSUMERS)],
    )
    print(len(taken))


asyncio.run(main())
