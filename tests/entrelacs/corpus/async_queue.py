"""Producer and consumer through a bounded asyncio queue: the order is kept."""
import asyncio


async def produce(queue):
    for number in range(3):
        await queue.put(number)
    await queue.put(None)


async def consume(queue):
    taken = []
    while (item := await queue.get()) is not None:
        taken.append(item)
    print(*taken)


async def main():
    queue = asyncio.Queue(maxsize=1)
    async with asyncio.TaskGroup() as group:
        group.create_task(produce(queue))
        group.create_task(consume(queue))


asyncio.run(main())
