# outcomes: ["in\nout\n'_GeneratorContextManager' object has no attribute 'args'\n'_GeneratorContextManager' object has no attribute 'func'\n'_AsyncGeneratorContextManager' object has no attribute 'args'\n'_AsyncGeneratorContextManager' object has no attribute 'func'"]
# source: Lib/contextlib.py, __enter__: del self.args, self.kwds, self.func
import asyncio
import contextlib


@contextlib.contextmanager
def room():
    print("in")
    yield
    print("out")


@contextlib.asynccontextmanager
async def other():
    yield


mine = room()
with mine:
    pass
try:
    with mine:
        print("never")
except AttributeError as error:
    print(error)


@mine
def decorated():
    print("never")


try:
    decorated()
except AttributeError as error:
    print(error)


async def main():
    manager = other()
    async with manager:
        pass
    try:
        async with manager:
            print("never")
    except AttributeError as error:
        print(error)

    @manager
    async def decorated():
        print("never")

    call = decorated()
    try:
        await call
    except AttributeError as error:
        print(error)


asyncio.run(main())
