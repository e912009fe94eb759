# %% a semaphore
import asyncio


async def main():
    slots = asyncio.Semaphore(2)
    print(slots.locked(), await slots.acquire(), await slots.acquire(), slots.locked())
    slots.release()
    print(slots.locked())


asyncio.run(main())

# %% a negative semaphore is refused
import asyncio


async def main():
    for kind in (asyncio.Semaphore, asyncio.BoundedSemaphore):
        try:
            kind(-1)
        except ValueError as error:
            print(error)


asyncio.run(main())

# %% a semaphore takes extra releases, a bounded one does not
import asyncio


async def main():
    asyncio.Semaphore(1).release()
    try:
        asyncio.BoundedSemaphore(1).release()
    except ValueError as error:
        print(error)


asyncio.run(main())

# %% an exhausted semaphore waits
import asyncio


async def main():
    slots = asyncio.Semaphore(0)
    try:
        await asyncio.wait_for(slots.acquire(), 0.01)
    except TimeoutError:
        print("no token")
    slots.release()
    print(await slots.acquire())


asyncio.run(main())

# %% a semaphore counts those who wait
import asyncio


async def main():
    semaphore = asyncio.Semaphore(1)
    await semaphore.acquire()
    print(semaphore.locked())
    waiter = asyncio.create_task(semaphore.acquire())
    await asyncio.sleep(0)
    semaphore.release()
    print(await waiter, semaphore.locked())
    semaphore.release()
    print(semaphore.locked())


asyncio.run(main())
