# %% a TaskGroup waits for its tasks
import asyncio


async def echo(value):
    await asyncio.sleep(0)
    return value


async def main():
    async with asyncio.TaskGroup() as group:
        first = group.create_task(echo(1))
        second = group.create_task(echo(2))
    print(first.result(), second.result())


asyncio.run(main())

# %% a TaskGroup gathers the failures
import asyncio


async def fail():
    raise ValueError("one")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
    except* ValueError as caught:
        print(caught.message, caught.exceptions)


asyncio.run(main())

# %% a failure cancels the other tasks of the group
import asyncio


async def fail(started):
    await started.wait()
    raise ValueError("one")


async def wait(started):
    started.set()
    try:
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        print("sibling cancelled")
        raise


async def main():
    started = asyncio.Event()
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(wait(started))
            group.create_task(fail(started))
    except ExceptionGroup as caught:
        print(len(caught.exceptions))


asyncio.run(main())

# %% a failing body cancels the tasks of the group
import asyncio


async def wait(started):
    started.set()
    try:
        await asyncio.Event().wait()
    finally:
        print("cancelled")


async def main():
    started = asyncio.Event()
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(wait(started))
            await started.wait()
            raise LookupError("body")
    except* LookupError as caught:
        print(caught.exceptions)


asyncio.run(main())

# %% the error of one task of a group cancels the others
import asyncio


async def fail(ready):
    await ready.wait()
    raise ValueError("wrong")


async def wait(ready):
    try:
        ready.set()
        await asyncio.Event().wait()
    finally:
        print("cancelled")


async def main():
    ready = asyncio.Event()
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(ready))
            group.create_task(wait(ready))
    except ExceptionGroup as error:
        print(error, error.exceptions)
    try:
        group.create_task(asyncio.sleep(0))
    except RuntimeError:
        print("finished")


asyncio.run(main())
