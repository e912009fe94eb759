# outcomes: ["0 1", "1 0"]
# source: the documentation of asyncio.wait: the limit cancels nothing
import asyncio


async def work():
    await asyncio.sleep(0)


async def main():
    task = asyncio.create_task(work())
    done, pending = await asyncio.wait([task], timeout=0.01)
    print(len(done), len(pending))
    await task
    assert not task.cancelled()


asyncio.run(main())
