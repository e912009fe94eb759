# outcomes: ["cancelled"]
# failures: ["deadlock"]
# source: the documentation of asyncio.Task: not thread-safe; the cancellation is asked for, and the loop does not wake up
import asyncio
import threading


async def main():
    task = asyncio.create_task(asyncio.Event().wait())
    threading.Thread(target=task.cancel).start()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled")


asyncio.run(main())
