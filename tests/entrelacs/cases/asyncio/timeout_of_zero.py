# outcomes: ["acquire: too late: no\nsleep: too late: yes\nfuture: too late: yes"]
# source: the code of asyncio.timeouts: a limit that has passed already is called before the task goes on again
import asyncio


async def late(awaitable):
    try:
        async with asyncio.timeout(0):
            await awaitable
        return "no"
    except TimeoutError:
        return "yes"


async def main():
    print("acquire: too late:", await late(asyncio.Lock().acquire()))
    print("sleep: too late:", await late(asyncio.sleep(0)))
    print("future: too late:", await late(asyncio.get_running_loop().create_future()))


asyncio.run(main())
