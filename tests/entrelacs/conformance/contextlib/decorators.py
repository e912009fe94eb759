# %% around each call
import contextlib


class traced(contextlib.ContextDecorator):
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("in", self.name)
        return self

    def __exit__(self, kind, error, traceback):
        print("out", self.name, error)
        return kind is KeyError


@traced("a")
def work(value):
    """Work."""
    print("work", value)
    return value


@traced("b")
def fail(error):
    raise error


print(work(3), work.__name__, work.__doc__, fail(KeyError("hidden")))
try:
    fail(ValueError("shown"))
except ValueError as error:
    print(error)
with traced("c") as same:
    print(same.name)

# %% around each call of a coroutine function
import asyncio
import contextlib


class traced(contextlib.AsyncContextDecorator):
    async def __aenter__(self):
        await asyncio.sleep(0)
        print("in")
        return self

    async def __aexit__(self, kind, error, traceback):
        print("out", error)
        return kind is KeyError


@traced()
async def work(value):
    await asyncio.sleep(0)
    if value is None:
        raise KeyError("hidden")
    return value


async def main():
    print(await work(1))
    print(await work(None))


asyncio.run(main())

# %% GeneratorExit leaves a decorator by its exit
from contextlib import ContextDecorator


class Told(ContextDecorator):
    def __enter__(self):
        print("entre")

    def __exit__(self, kind, error, traceback):
        print("sort", kind is GeneratorExit)


@Told()
def leave():
    raise GeneratorExit("parti")


try:
    leave()
except GeneratorExit as error:
    print(error)

# %% GeneratorExit leaves an asynchronous decorator by its exit
import asyncio
from contextlib import AsyncContextDecorator


class Told(AsyncContextDecorator):
    async def __aenter__(self):
        print("entre")

    async def __aexit__(self, kind, error, traceback):
        print("sort", kind is GeneratorExit)


@Told()
async def leave():
    raise GeneratorExit("parti")


async def main():
    try:
        await leave()
    except GeneratorExit as error:
        print(error)


asyncio.run(main())
