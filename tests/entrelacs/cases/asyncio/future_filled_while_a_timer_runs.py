# outcomes: ["got 1"]
# source: a loop that sleeps until a timer wakes up then, and sees what a thread has done meanwhile
import asyncio
import threading


async def ticks():
    await asyncio.sleep(1)
    await asyncio.sleep(1)


async def main():
    future = asyncio.get_running_loop().create_future()
    thread = threading.Thread(target=future.set_result, args=(1,))
    task = asyncio.create_task(ticks())
    thread.start()
    await asyncio.to_thread(thread.join)
    print("got", await future)
    await task


asyncio.run(main())
