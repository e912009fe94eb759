# refused: 12, "asyncio.Lock"
# source: the documentation of asyncio.Lock: not thread-safe
import asyncio
import threading


async def main():
    lock = asyncio.Lock()
    await lock.acquire()

    def give_back():
        lock.release()

    threading.Thread(target=give_back).start()
    async with lock:
        pass


asyncio.run(main())
