# outcomes: ["closed\ngenerator didn't stop\nhandled\nclosed\ngenerator didn't stop after throw()\nclosed\ngenerator didn't stop\nclosed\ngenerator didn't stop after athrow()"]
# source: Lib/contextlib.py, __exit__: its generator is closed before the error is raised
import asyncio
import contextlib


@contextlib.contextmanager
def twice():
    try:
        yield
    except ZeroDivisionError:
        print("handled")
    try:
        yield
    finally:
        print("closed")


@contextlib.asynccontextmanager
async def other():
    try:
        yield
    except ZeroDivisionError:
        pass
    try:
        yield
    finally:
        print("closed")


try:
    with twice():
        pass
except RuntimeError as error:
    print(error)
try:
    with twice():
        1 / 0
except RuntimeError as error:
    print(error)


async def main():
    try:
        async with other():
            pass
    except RuntimeError as error:
        print(error)
    try:
        async with other():
            1 / 0
    except RuntimeError as error:
        print(error)


asyncio.run(main())
