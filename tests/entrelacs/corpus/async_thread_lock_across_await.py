"""A threading.Lock held across an await freezes the whole loop."""
import asyncio
import threading

lock = threading.Lock()


async def work(name):
    with lock:
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(work("a"), work("b"))
    print("done")


asyncio.run(main())
