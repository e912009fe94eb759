# outcomes: ["A got it, B got it", "A timed out, B got it"]
# failures: ["deadlock"]
# source: a public report against an HTTP client: the future given to a waiter whose limit expires meanwhile is lost for the others
import asyncio
from collections import deque


class Places:
    def __init__(self, free):
        self.free = free
        self.waiters = deque()

    async def take(self):
        if self.free == 0:
            future = asyncio.get_running_loop().create_future()
            self.waiters.append(future)
            try:
                await future
            except asyncio.CancelledError:
                if future in self.waiters:
                    self.waiters.remove(future)
                raise
        self.free -= 1

    def give_back(self):
        self.free += 1
        while self.waiters:
            future = self.waiters.popleft()
            if not future.done():
                future.set_result(None)
                break


async def client(places, name, delay=None):
    try:
        async with asyncio.timeout(delay):
            await places.take()
    except TimeoutError:
        return f"{name} timed out"
    places.give_back()
    return f"{name} got it"


async def main():
    places = Places(1)
    await places.take()
    clients = [asyncio.create_task(client(places, "A", 0.05)), asyncio.create_task(client(places, "B"))]
    await asyncio.sleep(0.05)
    places.give_back()
    print(*await asyncio.gather(*clients), sep=", ")


asyncio.run(main())
