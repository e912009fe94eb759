# refused: 16, "CPython ne prévient pas"
# source: Lib/asyncio/queues.py, put_nowait: heappush raises once it has appended, before a getter is woken
import asyncio


async def main():
    jobs = asyncio.PriorityQueue()

    async def get():
        print(await jobs.get())

    tasks = [asyncio.create_task(get()) for _ in range(2)]
    await asyncio.sleep(0)
    jobs.put_nowait(1)
    try:
        jobs.put_nowait("a")
    except TypeError:
        pass
    await asyncio.gather(*tasks)


asyncio.run(main())
