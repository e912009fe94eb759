import asyncio

from worker import gather, work


async def main():
    print(await gather(work(n) for n in range(3)))


asyncio.run(main())
