# outcomes: ["cancelled False", "cancelled True", "timed out True"]
# source: the code of asyncio.timeouts: a limit that expires once its task has been cancelled does not hide the cancellation
import asyncio


async def work(started):
    try:
        async with asyncio.timeout(1) as limit:
            started.set()
            await asyncio.Event().wait()
    except asyncio.CancelledError:
        print("cancelled", limit.expired())
    except TimeoutError:
        print("timed out", limit.expired())


async def main():
    started = asyncio.Event()
    task = asyncio.create_task(work(started))
    await started.wait()
    task.cancel()
    await task


asyncio.run(main())
