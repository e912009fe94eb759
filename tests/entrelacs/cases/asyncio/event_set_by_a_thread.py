# outcomes: ["set"]
# failures: ["deadlock", "RuntimeError: deque mutated during iteration"]
# source: the documentation of asyncio.Event: not thread-safe. A loop that sleeps is not told; the waiter that is told may leave the queue while the thread goes through it
import asyncio
import threading


async def main():
    event = asyncio.Event()
    thread = threading.Thread(target=event.set)
    thread.start()
    await event.wait()
    print("set")


asyncio.run(main())
