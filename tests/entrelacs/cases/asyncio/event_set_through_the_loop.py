# outcomes: ["set"]
# source: the documentation of call_soon_threadsafe
import asyncio
import threading


async def main():
    event = asyncio.Event()
    loop = asyncio.get_running_loop()
    threading.Thread(target=loop.call_soon_threadsafe, args=(event.set,)).start()
    await event.wait()
    print("set")


asyncio.run(main())
