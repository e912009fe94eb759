# outcomes: ["True"]
# source: CPython's asyncio.shield gives back a future that is done already
import asyncio


async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_result(1)
    print(asyncio.shield(future) is future)


asyncio.run(main())
