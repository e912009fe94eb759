# outcomes: ["enter 1\nenter 2\nbody\nexit 2 ValueError\ncallback\nexit 1 None\nend"]
# source: the documentation of contextlib.AsyncExitStack: in the reverse order, each may hide the exception
import asyncio
from contextlib import AsyncExitStack, asynccontextmanager


@asynccontextmanager
async def resource(number):
    print("enter", number)
    try:
        yield number
    except ValueError as error:
        await asyncio.sleep(0)
        print("exit", number, type(error).__name__)
    else:
        print("exit", number, None)


async def say():
    print("callback")


async def main():
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(resource(1))
        stack.push_async_callback(say)
        await stack.enter_async_context(resource(2))
        print("body")
        raise ValueError
    print("end")


asyncio.run(main())
