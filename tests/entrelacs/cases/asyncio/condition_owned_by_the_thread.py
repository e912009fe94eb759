# outcomes: ["notified"]
# source: the documentation of threading.Condition: the lock of a condition is held by a thread; another task of it may notify
import asyncio
import threading

condition = threading.Condition()


async def take():
    condition.acquire()


async def tell():
    condition.notify_all()
    condition.release()
    print("notified")


async def main():
    await asyncio.create_task(take())
    await asyncio.create_task(tell())


asyncio.run(main())
