# outcomes: ["got 1", "timed out, done", "timed out, not done"]
# versions: >=3.12
# source: since CPython 3.12 wait_for is a timeout around an await: it may expire until the task goes on, and the result is lost
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
