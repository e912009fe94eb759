# outcomes: ["True late", "True in time"]
# source: asyncio.timeout cancels after the delay, not before
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    try:
        async with asyncio.timeout(0.25):
            await asyncio.sleep(0.1)
            await asyncio.sleep(0.1)
    except TimeoutError:
        print(loop.time() - start >= 0.25, "late")
    else:
        print(loop.time() - start >= 0.2, "in time")


asyncio.run(main())
