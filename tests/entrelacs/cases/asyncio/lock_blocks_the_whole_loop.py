# failures: ["deadlock"]
# source: a thread that waits for a threading.Lock runs no other task: the owner is never resumed
import asyncio
import threading

lock = threading.Lock()


async def first():
    with lock:
        await asyncio.sleep(0)


async def second():
    with lock:
        pass


async def main():
    await asyncio.gather(first(), second())


asyncio.run(main())
