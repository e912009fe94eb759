# outcomes: ["inside 1\ninside 2", "inside 2\ninside 2"]
# source: the documentation of threading.RLock: its owner is a thread; the two tasks are in the same one
import asyncio
import threading

lock = threading.RLock()
inside = 0


async def work():
    global inside
    with lock:
        inside += 1
        await asyncio.sleep(0)
        print("inside", inside)


async def main():
    tasks = [asyncio.create_task(work()) for _ in range(2)]
    await tasks[0]
    await tasks[1]


asyncio.run(main())
