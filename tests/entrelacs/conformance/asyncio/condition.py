# %% a condition without its lock
import asyncio


async def main():
    condition = asyncio.Condition()
    for call in (condition.notify, condition.notify_all):
        try:
            call()
        except RuntimeError as error:
            print(error)
    try:
        await condition.wait()
    except RuntimeError as error:
        print(error)


asyncio.run(main())

# %% wait of a condition returns True
import asyncio


async def main():
    condition = asyncio.Condition()

    async def notify():
        async with condition:
            condition.notify()

    async with condition:
        task = asyncio.create_task(notify())
        print(await condition.wait(), condition.locked())
    await task


asyncio.run(main())

# %% wait_for of a condition returns the value of the predicate
import asyncio


async def main():
    condition = asyncio.Condition()
    async with condition:
        print(await condition.wait_for(lambda: [1]))


asyncio.run(main())

# %% a condition on a given lock
import asyncio


async def main():
    lock = asyncio.Lock()
    condition = asyncio.Condition(lock)
    async with condition:
        print(lock.locked())
    print(lock.locked(), condition.locked())


asyncio.run(main())
