# outcomes: ["got it", "timed out, result absent", "timed out, result set"]
# source: runs of CPython 3.11 to 3.13 whose loop is busy while the limit expires; the documentation sets no order
import asyncio


async def client(future):
    try:
        async with asyncio.timeout(0.05):
            await future
        print("got it")
    except TimeoutError:
        print("timed out, result", "set" if future.done() and not future.cancelled() else "absent")


async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(client(future))
    await asyncio.sleep(0.05)
    if not future.done():
        future.set_result(1)
    await task


asyncio.run(main())
