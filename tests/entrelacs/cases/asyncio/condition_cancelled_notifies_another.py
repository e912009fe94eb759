# outcomes: ["done"]
# versions: >=3.13
# source: the code of asyncio.locks since CPython 3.13: a task that is cancelled in wait() notifies another one
import asyncio


async def consumer(condition, items):
    async with condition:
        while not items:
            await condition.wait()
        items.pop()


async def main():
    condition, items = asyncio.Condition(), []
    first = asyncio.create_task(consumer(condition, items))
    second = asyncio.create_task(consumer(condition, items))
    await asyncio.sleep(0.01)
    async with condition:
        items.append("job")
        condition.notify()
    first.cancel()
    await asyncio.wait([first])
    if items:
        await second
    second.cancel()
    print("done")


asyncio.run(main())
