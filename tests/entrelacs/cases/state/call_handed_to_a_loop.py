# outcomes: ["0", "1"]
import asyncio
import threading

x = 0


def reader(loop):
    seen = x
    loop.call_soon_threadsafe(print, seen)


def writer():
    global x
    x = 1
    x = 0


async def main():
    threads = [threading.Thread(target=reader, args=(asyncio.get_running_loop(),)), threading.Thread(target=writer)]
    for thread in threads:
        thread.start()
    for thread in threads:
        while thread.is_alive():
            await asyncio.sleep(0)
    await asyncio.sleep(0)


asyncio.run(main())
