# %% wait_for returns the result in time
import asyncio


async def work():
    return "in time"


async def main():
    print(await asyncio.wait_for(work(), timeout=None))


asyncio.run(main())

# %% wait_for gives up
import asyncio


async def main():
    try:
        await asyncio.wait_for(asyncio.Event().wait(), timeout=0.01)
    except asyncio.TimeoutError as error:
        print(repr(error), TimeoutError is asyncio.TimeoutError)


asyncio.run(main())

# %% wait_for cancels what it gives up
import asyncio


async def work(started):
    started.set()
    try:
        await asyncio.Event().wait()
    finally:
        print("cancelled")


async def main():
    started = asyncio.Event()
    task = asyncio.create_task(work(started))
    await started.wait()
    try:
        await asyncio.wait_for(task, 0.01)
    except TimeoutError:
        print("gave up", task.cancelled())


asyncio.run(main())

# %% timeout as a block
import asyncio


async def main():
    try:
        async with asyncio.timeout(0.01) as limit:
            await asyncio.Event().wait()
    except TimeoutError as error:
        print(repr(error), limit.expired())


asyncio.run(main())

# %% timeout that does not expire
import asyncio


async def main():
    async with asyncio.timeout(None) as limit:
        print("work")
    print(limit.expired(), limit.when())


asyncio.run(main())

# %% the timeout block turns cancellation into TimeoutError, outside only
import asyncio


async def main():
    try:
        async with asyncio.timeout(0.01):
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                print("inside: cancelled")
                raise
    except TimeoutError:
        print("outside: timed out")


asyncio.run(main())
