# refused: 8, "CPython reprend un fil libre"
# source: concurrent.futures: « idle worker threads are reused », so that a second call is made by asyncio_0 or by asyncio_1
import asyncio
import threading


def name():
    return threading.current_thread().name


async def main():
    print(await asyncio.to_thread(name))
    print(await asyncio.to_thread(name))


asyncio.run(main())
