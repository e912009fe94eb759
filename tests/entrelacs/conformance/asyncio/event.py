# %% an event
import asyncio


async def main():
    event = asyncio.Event()
    print(event.is_set(), event.set(), event.is_set(), await event.wait(), event.clear(), event.is_set())


asyncio.run(main())

# %% an event wakes everyone
import asyncio


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(event.wait()) for _ in range(3)]
    event.set()
    print(await asyncio.gather(*tasks))


asyncio.run(main())
