import asyncio
from asyncio import sleep

done = []


async def work(n):
    await sleep(0)
    done.append(n)
    return n * 2


async def gather(works):
    found = await asyncio.gather(*works)
    return found, sorted(done)
