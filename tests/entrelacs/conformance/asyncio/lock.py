# %% a lock acquired and released
import asyncio


async def main():
    lock = asyncio.Lock()
    print(lock.locked(), await lock.acquire(), lock.locked(), lock.release(), lock.locked())


asyncio.run(main())

# %% releasing an unlocked lock
import asyncio


async def main():
    try:
        asyncio.Lock().release()
    except RuntimeError as error:
        print(error)


asyncio.run(main())

# %% the target of async with is None
import asyncio


async def main():
    async with asyncio.Lock() as target:
        print(target)
    async with asyncio.Semaphore() as target:
        print(target)
    async with asyncio.Condition() as target:
        print(target)


asyncio.run(main())

# %% a lock released when the body raises
import asyncio


async def main():
    lock = asyncio.Lock()
    try:
        async with lock:
            raise ValueError("inside")
    except ValueError as error:
        print(error, lock.locked())


asyncio.run(main())

# %% with on an asyncio lock is refused
import asyncio


async def main():
    try:
        with asyncio.Lock():
            pass
    except TypeError as error:
        print("TypeError")


asyncio.run(main())

# %% a cancelled waiter leaves the queue of the lock
import asyncio


async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    waiter = asyncio.create_task(lock.acquire())
    await asyncio.sleep(0)
    waiter.cancel()
    print(await asyncio.gather(waiter, return_exceptions=True))
    lock.release()
    print(lock.locked(), await lock.acquire())


asyncio.run(main())

# %% acquiring again blocks: an asyncio lock is not re-entrant
import asyncio


async def main():
    lock = asyncio.Lock()
    async with lock:
        try:
            await asyncio.wait_for(lock.acquire(), 0.01)
        except TimeoutError:
            print("blocked by oneself", lock.locked())


asyncio.run(main())

# %% a lock that was waited for belongs to its loop
import asyncio

lock = asyncio.Lock()


async def main():
    await lock.acquire()
    waiter = asyncio.create_task(lock.acquire())
    await asyncio.sleep(0)
    lock.release()
    await waiter
    lock.release()


async def again():
    await lock.acquire()
    print("free")
    lock.release()


asyncio.run(main())
asyncio.run(again())
