# refused: 9, "call_soon_threadsafe"
# source: the documentation of call_soon: not thread-safe
import asyncio
import threading


async def main():
    loop = asyncio.get_running_loop()
    thread = threading.Thread(target=lambda: loop.call_soon(print, "called"))
    thread.start()
    await asyncio.to_thread(thread.join)


asyncio.run(main())
