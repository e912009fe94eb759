# outcomes: ["finished\nin time", "finished\ntoo late", "too late"]
# source: a run of CPython (finished, too late); the limit is looked at between two tasks, so it expires once gather() is done
import asyncio
import time


async def work():
    await asyncio.sleep(0)
    time.sleep(0.2)
    print("finished")


async def main():
    try:
        async with asyncio.timeout(0.1):
            await asyncio.gather(work())
        print("in time")
    except TimeoutError:
        print("too late")


asyncio.run(main())
