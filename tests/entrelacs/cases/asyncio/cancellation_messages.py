# outcomes: ["('asked',) () ('mine',) ('',) ('inner',) ('asked',)"]
# source: runs of CPython 3.11 to 3.13
import asyncio


async def forever():
    await asyncio.Event().wait()


async def own():
    raise asyncio.CancelledError("mine")


async def caught(awaitable):
    try:
        await awaitable
    except asyncio.CancelledError as error:
        return error.args


async def main():
    told = []
    for message in ("asked", None):
        task = asyncio.create_task(forever())
        await asyncio.sleep(0)
        task.cancel(message) if message else task.cancel()
        told.append(await caught(task))
    told.append(await caught(asyncio.create_task(own())))
    results = await asyncio.gather(own(), return_exceptions=True)
    told.append(results[0].args)
    future = asyncio.get_running_loop().create_future()
    future.cancel("inner")
    told.append(await caught(future))
    together = asyncio.gather(forever())
    await asyncio.sleep(0)
    together.cancel("asked")
    told.append(await caught(together))
    print(*told)


asyncio.run(main())
