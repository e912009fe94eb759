# outcomes: ["released"]
# source: the documentation of threading.RLock: only the owning thread may release it, whatever the task
import asyncio
import threading

lock = threading.RLock()


async def take():
    lock.acquire()


async def give_back():
    lock.release()
    print("released")


async def main():
    await asyncio.create_task(take())
    await asyncio.create_task(give_back())


asyncio.run(main())
