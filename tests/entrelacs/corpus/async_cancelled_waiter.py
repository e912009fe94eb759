"""A waiter cancelled in the queue of a lock leaves it, and the lock still works."""
import asyncio


async def take(lock):
    async with lock:
        return "taken"


async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    first = asyncio.create_task(take(lock))
    second = asyncio.create_task(take(lock))
    await asyncio.sleep(0)
    first.cancel()
    lock.release()
    print(await second, lock.locked())
    try:
        await first
    except asyncio.CancelledError:
        print("cancelled")


asyncio.run(main())
