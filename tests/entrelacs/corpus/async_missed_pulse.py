"""An asyncio event set then cleared before the task waits for it."""
import asyncio


async def waiter(event):
    await event.wait()
    print("through")


async def main():
    event = asyncio.Event()
    task = asyncio.create_task(waiter(event))
    await asyncio.sleep(0)
    event.set()
    event.clear()
    await task


asyncio.run(main())
