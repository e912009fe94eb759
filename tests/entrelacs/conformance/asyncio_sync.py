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

# %% an event
import asyncio


async def main():
    event = asyncio.Event()
    print(event.is_set(), event.set(), event.is_set(), await event.wait(), event.clear(), event.is_set())


asyncio.run(main())

# %% an event wakes everyone
import asyncio


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(event.wait()) for _ in range(3)]
    event.set()
    print(await asyncio.gather(*tasks))


asyncio.run(main())

# %% a condition without its lock
import asyncio


async def main():
    condition = asyncio.Condition()
    for call in (condition.notify, condition.notify_all):
        try:
            call()
        except RuntimeError as error:
            print(error)
    try:
        await condition.wait()
    except RuntimeError as error:
        print(error)


asyncio.run(main())

# %% wait of a condition returns True
import asyncio


async def main():
    condition = asyncio.Condition()

    async def notify():
        async with condition:
            condition.notify()

    async with condition:
        task = asyncio.create_task(notify())
        print(await condition.wait(), condition.locked())
    await task


asyncio.run(main())

# %% wait_for of a condition returns the value of the predicate
import asyncio


async def main():
    condition = asyncio.Condition()
    async with condition:
        print(await condition.wait_for(lambda: [1]))


asyncio.run(main())

# %% a condition on a given lock
import asyncio


async def main():
    lock = asyncio.Lock()
    condition = asyncio.Condition(lock)
    async with condition:
        print(lock.locked())
    print(lock.locked(), condition.locked())


asyncio.run(main())

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

# %% the indices of a barrier
import asyncio


async def main():
    barrier = asyncio.Barrier(3)
    print(sorted(await asyncio.gather(*[barrier.wait() for _ in range(3)])), barrier.parties, barrier.n_waiting)


asyncio.run(main())

# %% async with on a barrier gives the index
import asyncio


async def main():
    async with asyncio.Barrier(1) as index:
        print(index)


asyncio.run(main())

# %% a barrier aborted
import asyncio


async def main():
    barrier = asyncio.Barrier(2)
    task = asyncio.create_task(barrier.wait())
    await barrier.abort()
    print(barrier.broken, await asyncio.gather(task, return_exceptions=True))
    try:
        await barrier.wait()
    except asyncio.BrokenBarrierError as error:
        print(error)
    await barrier.reset()
    print(barrier.broken)


asyncio.run(main())

# %% a cancelled waiter leaves the barrier whole
import asyncio


async def main():
    barrier = asyncio.Barrier(2)
    waiter = asyncio.create_task(barrier.wait())
    while not barrier.n_waiting:
        await asyncio.sleep(0)
    waiter.cancel()
    await asyncio.gather(waiter, return_exceptions=True)
    print(barrier.n_waiting, barrier.broken)


asyncio.run(main())

# %% a barrier for nobody is refused
import asyncio


async def main():
    try:
        asyncio.Barrier(0)
    except ValueError as error:
        print(error)


asyncio.run(main())

# %% a queue keeps the order
import asyncio


async def main():
    queue = asyncio.Queue()
    for item in (3, 1, 2):
        await queue.put(item)
    print(queue.qsize(), [await queue.get() for _ in range(3)], queue.empty())


asyncio.run(main())

# %% the other two queues
import asyncio


async def main():
    for kind in (asyncio.LifoQueue, asyncio.PriorityQueue):
        queue = kind()
        for item in (3, 1, 2):
            queue.put_nowait(item)
        print([queue.get_nowait() for _ in range(3)])


asyncio.run(main())

# %% an empty queue and a full one
import asyncio


async def main():
    queue = asyncio.Queue(maxsize=1)
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as error:
        print(repr(error))
    queue.put_nowait(1)
    try:
        queue.put_nowait(2)
    except asyncio.QueueFull as error:
        print(repr(error), queue.full(), queue.maxsize)


asyncio.run(main())

# %% task_done called too many times
import asyncio


async def main():
    queue = asyncio.Queue()
    try:
        queue.task_done()
    except ValueError as error:
        print(error)
    print(await queue.join())


asyncio.run(main())

# %% join waits for task_done
import asyncio


async def main():
    queue = asyncio.Queue()
    log = []

    async def work():
        while True:
            log.append(await queue.get())
            queue.task_done()

    worker = asyncio.create_task(work())
    for item in "ab":
        queue.put_nowait(item)
    await queue.join()
    worker.cancel()
    print(log)


asyncio.run(main())

# %% a full queue makes put wait
import asyncio


async def main():
    queue = asyncio.Queue(1)
    queue.put_nowait("a")
    putting = asyncio.create_task(queue.put("b"))
    print(await queue.get(), await queue.get())
    await putting


asyncio.run(main())

# %% shutdown of an asyncio queue [>=3.13]
import asyncio


async def main():
    queue = asyncio.Queue()
    queue.put_nowait("last")
    queue.shutdown()
    print(await queue.get())
    for call in (queue.get, lambda: queue.put(1)):
        try:
            await call()
        except asyncio.QueueShutDown as error:
            print(type(error).__name__)


asyncio.run(main())

# %% no shutdown of asyncio queues before 3.13 [<3.13]
import asyncio

print(hasattr(asyncio.Queue, "shutdown"))

# %% a task that gives up leaves the barrier, and learns it
import asyncio


async def take_part(barrier, limit, log):
    try:
        async with asyncio.timeout(limit):
            log.append(await barrier.wait() >= 0)
    except TimeoutError:
        log.append("gave up")


async def main():
    barrier, log = asyncio.Barrier(2), []
    await take_part(barrier, 0.01, log)
    print(log, barrier.n_waiting, barrier.broken)
    await asyncio.gather(take_part(barrier, None, log), take_part(barrier, None, log))
    print(log)


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
