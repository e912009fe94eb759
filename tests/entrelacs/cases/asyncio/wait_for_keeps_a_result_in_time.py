# outcomes: ["got 1", "timed out, not done"]
# versions: <3.12
# source: the code of wait_for before CPython 3.12: a future that is done when the limit expires gives its result
import asyncio


async def client(future):
    try:
        print("got", await asyncio.wait_for(future, 0.05))
    except TimeoutError:
        print("timed out,", "not done" if future.cancelled() else "done")


async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(client(future))
    await asyncio.sleep(0.05)
    if not future.done():
        future.set_result(1)
    await task


asyncio.run(main())
