# outcomes: ["got 1"]
# failures: ["deadlock"]
# source: the documentation of asyncio.Queue: not thread-safe; an item put while the loop sleeps wakes nobody up
import asyncio
import threading


async def main():
    queue = asyncio.Queue()
    threading.Thread(target=queue.put_nowait, args=(1,)).start()
    print("got", await queue.get())


asyncio.run(main())
