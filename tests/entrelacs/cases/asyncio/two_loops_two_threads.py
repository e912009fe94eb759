# outcomes: ["1", "2"]
# source: two loops run in two threads: between a read and a write of a global, the other one may come
import asyncio
import threading

count = 0


async def work():
    global count
    count += 1
    await asyncio.sleep(0)


def run():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(work())
    loop.close()


threads = [threading.Thread(target=run) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(count)
