# %% the last one in leaves first
import contextlib


class Door:
    def close(self):
        print("closed")


with contextlib.ExitStack() as stack:
    stack.callback(print, "last", "words", sep="-")
    stack.enter_context(contextlib.closing(Door()))
    print(stack.callback(print, "first") is print)
print("end")

# %% an exit hides the exception from those after it
import contextlib


def leaving(name, hides):
    def leave(kind, error, traceback):
        print(name, kind and kind.__name__, error)
        return hides

    return leave


with contextlib.ExitStack() as stack:
    stack.push(leaving("outer", False))
    stack.push(leaving("inner", True))
    stack.push(leaving("innermost", False))
    raise ValueError("inside")
print("end")

# %% an exit raises another exception
import contextlib


def leave(kind, error, traceback):
    print(error)
    raise KeyError("second")


def last(kind, error, traceback):
    print(kind.__name__, error)


try:
    with contextlib.ExitStack() as stack:
        stack.push(last)
        stack.push(leave)
        raise ValueError("first")
except KeyError as error:
    print("raised", error)

# %% what is taken away is done later, and once
import contextlib

with contextlib.ExitStack() as stack:
    stack.callback(print, "kept")
    later = stack.pop_all()
    stack.callback(print, "now")
print("between")
later.close()
later.close()

# %% what is no context manager
import contextlib

with contextlib.ExitStack() as stack:
    try:
        stack.enter_context(3)
    except TypeError as error:
        print(error)
    stack.callback(print, "left")

# %% an asynchronous stack takes both kinds
import asyncio
import contextlib


@contextlib.asynccontextmanager
async def session(name):
    print("open", name)
    try:
        yield name
    finally:
        await asyncio.sleep(0)
        print("close", name)


async def goodbye(name):
    await asyncio.sleep(0)
    print("goodbye", name)


async def main():
    async with contextlib.AsyncExitStack() as stack:
        print(await stack.enter_async_context(session("a")))
        stack.push_async_callback(goodbye, "b")
        stack.callback(print, "plain")
        stack.enter_context(contextlib.suppress(KeyError))
        raise KeyError("hidden")
    print("end")


asyncio.run(main())

# %% GeneratorExit raised by a callback does not keep the others from being called
from contextlib import ExitStack


def leave():
    raise GeneratorExit("parti")


try:
    with ExitStack() as stack:
        stack.callback(print, "appelée quand même")
        stack.callback(leave)
except GeneratorExit as error:
    print(error)
