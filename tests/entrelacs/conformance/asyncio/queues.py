# %% a queue keeps the order
import asyncio


async def main():
    queue = asyncio.Queue()
    for item in (3, 1, 2):
        await queue.put(item)
    print(queue.qsize(), [await queue.get() for _ in range(3)], queue.empty())


asyncio.run(main())

# %% the other two queues
import asyncio


async def main():
    for kind in (asyncio.LifoQueue, asyncio.PriorityQueue):
        queue = kind()
        for item in (3, 1, 2):
            queue.put_nowait(item)
        print([queue.get_nowait() for _ in range(3)])


asyncio.run(main())

# %% an empty queue and a full one
import asyncio


async def main():
    queue = asyncio.Queue(maxsize=1)
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as error:
        print(repr(error))
    queue.put_nowait(1)
    try:
        queue.put_nowait(2)
    except asyncio.QueueFull as error:
        print(repr(error), queue.full(), queue.maxsize)


asyncio.run(main())

# %% task_done called too many times
import asyncio


async def main():
    queue = asyncio.Queue()
    try:
        queue.task_done()
    except ValueError as error:
        print(error)
    print(await queue.join())


asyncio.run(main())

# %% join waits for task_done
import asyncio


async def main():
    queue = asyncio.Queue()
    log = []

    async def work():
        while True:
            log.append(await queue.get())
            queue.task_done()

    worker = asyncio.create_task(work())
    for item in "ab":
        queue.put_nowait(item)
    await queue.join()
    worker.cancel()
    print(log)


asyncio.run(main())

# %% a full queue makes put wait
import asyncio


async def main():
    queue = asyncio.Queue(1)
    queue.put_nowait("a")
    putting = asyncio.create_task(queue.put("b"))
    print(await queue.get(), await queue.get())
    await putting


asyncio.run(main())

# %% shutdown of an asyncio queue [>=3.13]
import asyncio


async def main():
    queue = asyncio.Queue()
    queue.put_nowait("last")
    queue.shutdown()
    print(await queue.get())
    for call in (queue.get, lambda: queue.put(1)):
        try:
            await call()
        except asyncio.QueueShutDown as error:
            print(type(error).__name__)


asyncio.run(main())

# %% no shutdown of asyncio queues before 3.13 [<3.13]
import asyncio

print(hasattr(asyncio.Queue, "shutdown"))
