# refused: 10, "avec ce qu'il y a laissé"
# source: concurrent.futures: « idle worker threads are reused », and threading.local is of the thread
import asyncio
import threading

kept = threading.local()


def count():
    kept.calls = getattr(kept, "calls", 0) + 1
    return kept.calls


async def main():
    print(await asyncio.to_thread(count))
    print(await asyncio.to_thread(count))


asyncio.run(main())
