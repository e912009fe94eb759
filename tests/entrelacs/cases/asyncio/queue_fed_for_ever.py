# outcomes: ["end"]
# source: asyncio.Queue: what nobody calls task_done() for is counted, and nobody asks; so the loop comes back to the same states
import asyncio


async def feed(jobs, stop):
    while not stop.is_set():
        await jobs.put(1)


async def eat(jobs):
    while True:
        await jobs.get()


async def main():
    jobs, stop = asyncio.Queue(1), asyncio.Event()
    eater = asyncio.create_task(eat(jobs))
    feeder = asyncio.create_task(feed(jobs, stop))
    await asyncio.sleep(0)
    stop.set()
    await feeder
    eater.cancel()
    print("end")


asyncio.run(main())
