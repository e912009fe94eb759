# outcomes: ["[False]", "[True]"]
# source: a thread may look at an asyncio.Event before or after the loop sets it
import asyncio
import threading


async def main():
    event = asyncio.Event()
    seen = []

    def look():
        seen.append(event.is_set())

    thread = threading.Thread(target=look)
    thread.start()
    event.set()
    await asyncio.to_thread(thread.join)
    print(seen)


asyncio.run(main())
