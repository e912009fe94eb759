# %% awaiting a coroutine twice
import asyncio


async def work():
    return 7


async def main():
    coroutine = work()
    print(await coroutine)
    try:
        await coroutine
    except RuntimeError as error:
        print(error)


asyncio.run(main())

# %% async for over an async generator
import asyncio


async def count(limit):
    for number in range(limit):
        await asyncio.sleep(0)
        yield number


async def main():
    async for number in count(2):
        print(number)
    print([n * 2 async for n in count(3)])


asyncio.run(main())

# %% async with on a class of one's own
import asyncio


class Session:
    async def __aenter__(self):
        await asyncio.sleep(0)
        print("open")
        return self

    async def __aexit__(self, *exception):
        await asyncio.sleep(0)
        print("close", exception[0].__name__ if exception[0] else None)
        return True


async def main():
    async with Session():
        print("use")
    async with Session():
        raise ValueError


asyncio.run(main())

# %% a coroutine awaited without a task runs at once
import asyncio


async def inner():
    print("inner")


async def main():
    print("before")
    await inner()
    print("after")


asyncio.run(main())

# %% awaiting what cannot be awaited
import asyncio


async def main():
    try:
        await 42
    except TypeError as error:
        print(error)


asyncio.run(main())

# %% asynchronous iteration by hand
import asyncio


class Countdown:
    def __init__(self, start):
        self.left = start

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.left:
            raise StopAsyncIteration
        self.left -= 1
        return self.left


async def squares(limit):
    for number in range(limit):
        received = yield number * number
        if received:
            print("received", received)


async def main():
    print([n async for n in Countdown(3) if n != 1], {n: 1 async for n in Countdown(2)})
    generator = squares(3)
    print(await anext(generator), await generator.asend("hello"), await generator.__anext__())
    print(await anext(generator, "over"), await anext(aiter(Countdown(0)), None))
    lazy = (n + 1 async for n in Countdown(2))
    print(await anext(lazy))
    await lazy.aclose()
    async for n in Countdown(1):
        print(n)
    else:
        print("else")


asyncio.run(main())

# %% __await__ made of other awaitables
import asyncio


class Pause:
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return 5


class Same:
    def __await__(self):
        return Pause().__await__()


class Ready:
    def __init__(self, future):
        self.future = future

    def __await__(self):
        return self.future.__await__()


async def main():
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(future.set_result, 7)
    print(await Pause(), await Same(), await Ready(future))


asyncio.run(main())
