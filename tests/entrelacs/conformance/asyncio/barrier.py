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
