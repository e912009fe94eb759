# outcomes: ["refused 4\n[0, 1.0, 1.0, 1, True, 2]"]
# source: Lib/asyncio/queues.py: heapq, which compares when an item is put, and keeps equal items in no order
import asyncio


async def main():
    jobs = asyncio.PriorityQueue()
    for item in (3, 1, 2):
        await jobs.put(item)
    try:
        await jobs.put("a")
    except TypeError:
        print("refused", jobs.qsize())
    jobs = asyncio.PriorityQueue()
    for item in (1, 0, 1.0, True, 2, 1.0):
        jobs.put_nowait(item)
    print([jobs.get_nowait() for _ in range(6)])


asyncio.run(main())
