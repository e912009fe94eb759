# failures: ["RuntimeError: cannot join current thread"]
# source: the documentation of Thread.join: a thread cannot wait for itself, from a task of its loop either
import asyncio
import threading


async def main():
    await asyncio.create_task(wait())


async def wait():
    threading.current_thread().join()


asyncio.run(main())
