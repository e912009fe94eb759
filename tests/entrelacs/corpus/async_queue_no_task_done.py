"""queue.join() waits for a task_done() that never comes."""
import asyncio


async def consume(queue):
    await queue.get()


async def main():
    queue = asyncio.Queue()
    task = asyncio.create_task(consume(queue))
    await queue.put(1)
    await queue.join()
    await task
    print("done")


asyncio.run(main())
