# %% asynccontextmanager
import asyncio
import contextlib


@contextlib.asynccontextmanager
async def session():
    print("open")
    try:
        yield "session"
    finally:
        await asyncio.sleep(0)
        print("close")


async def main():
    async with session() as name:
        print(name)


asyncio.run(main())

# %% contextmanager
import contextlib


@contextlib.contextmanager
def section(name):
    print("begin", name)
    try:
        yield name.upper()
    except ValueError as error:
        print("saw", error)
    finally:
        print("end", name)


with section("a") as title:
    print(title)
with section("b"):
    raise ValueError("inside")

# %% a context manager used as a decorator
import contextlib


@contextlib.contextmanager
def traced(name):
    print("in", name)
    try:
        yield
    except KeyError as error:
        print("caught", error)
    finally:
        print("out", name)


@traced("one")
def work(value):
    print("work")
    return value


@traced("two")
def fail():
    raise KeyError("k")


print(work(3), work(4), fail())

# %% an exception goes through contextmanager
import contextlib


@contextlib.contextmanager
def section():
    try:
        yield
    finally:
        print("out")


@contextlib.contextmanager
def translated():
    try:
        yield
    except KeyError as error:
        raise ValueError("translated") from error


try:
    with section():
        raise KeyError("through")
except KeyError as error:
    print(error)
try:
    with translated():
        raise KeyError("low")
except ValueError as error:
    print(error, repr(error.__cause__))

# %% a generator that yields never, twice, or after an exception
import contextlib


@contextlib.contextmanager
def never():
    if False:
        yield


@contextlib.contextmanager
def twice():
    yield 1
    yield 2


@contextlib.contextmanager
def again():
    try:
        yield 1
    except KeyError:
        yield 2


for manager, error in ((never, None), (twice, None), (again, KeyError("k"))):
    try:
        with manager() as given:
            print(given)
            if error:
                raise error
    except RuntimeError as problem:
        print(problem)

# %% an asynchronous context manager sees the exception of its block
import asyncio
import contextlib


@contextlib.asynccontextmanager
async def session(name):
    await asyncio.sleep(0)
    try:
        yield name
    except ValueError as error:
        print("saw", error)
        await asyncio.sleep(0)


async def main():
    async with session("a") as name:
        raise ValueError(name)
    try:
        async with session("b"):
            raise KeyError("through")
    except KeyError as error:
        print(error)


asyncio.run(main())

# %% GeneratorExit, raised in the block, goes through the generator
from contextlib import contextmanager


@contextmanager
def told():
    print("entre")
    try:
        yield
    except GeneratorExit as error:
        print("reçoit", error)
        raise
    finally:
        print("sort")


@told()
def leave():
    raise GeneratorExit("parti")


try:
    leave()
except GeneratorExit as error:
    print(error)

try:
    with told():
        raise GeneratorExit("reparti")
except GeneratorExit as error:
    print(error)
