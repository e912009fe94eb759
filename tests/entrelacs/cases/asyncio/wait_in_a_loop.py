# outcomes: ["1 2", "2 1"]
# source: the documentation of asyncio.wait: a loop that waits for the first of the rest ends
import asyncio


async def work(number):
    await asyncio.sleep(0)
    order.append(number)


order = []


async def main():
    tasks = {asyncio.create_task(work(1)), asyncio.create_task(work(2))}
    while tasks:
        done, tasks = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(*order)


asyncio.run(main())
