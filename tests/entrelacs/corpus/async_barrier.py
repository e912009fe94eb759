"""Nobody passes the barrier before everyone has come."""
import asyncio

arrived = []


async def walk(barrier, name):
    arrived.append(name)
    await barrier.wait()
    print(len(arrived))


async def main():
    barrier = asyncio.Barrier(2)
    await asyncio.gather(walk(barrier, "a"), walk(barrier, "b"))


asyncio.run(main())
