# outcomes include: ["other 1"]
# source: asyncio.as_completed adds a callback to each future, even done: the first wait lets the others go on
import asyncio

log = []


async def other():
    log.append("other")


async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_result(1)
    task = asyncio.create_task(other())
    for awaited in asyncio.as_completed([future]):
        log.append(await awaited)
    await task
    print(*log)


asyncio.run(main())
