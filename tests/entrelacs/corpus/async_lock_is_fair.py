"""asyncio.Lock serves its waiters in the order of their arrival."""
import asyncio

queued = []
order = []


async def customer(lock, name):
    queued.append(name)
    async with lock:
        order.append(name)


async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    tasks = []
    for name in "ab":
        tasks.append(asyncio.create_task(customer(lock, name)))
        while len(queued) < len(tasks):
            await asyncio.sleep(0)
    lock.release()
    await asyncio.gather(*tasks)
    print(*order)


asyncio.run(main())
