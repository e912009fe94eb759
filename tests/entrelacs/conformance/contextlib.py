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

# %% suppress, ExitStack, closing and nullcontext
import contextlib


class Door:
    def close(self):
        print("closed")


with contextlib.suppress(KeyError):
    {}["missing"]
with contextlib.closing(Door()), contextlib.nullcontext(3) as three:
    print(three)
with contextlib.ExitStack() as stack:
    stack.callback(print, "last")
    stack.enter_context(contextlib.closing(Door()))

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
