# %% run returns the coroutine's value
import asyncio


async def main():
    return 42


print(asyncio.run(main()))

# %% an exception comes out of run
import asyncio


async def main():
    raise ValueError("from the loop")


try:
    asyncio.run(main())
except ValueError as error:
    print(error)

# %% run refuses what is no coroutine [<3.14]
import asyncio

try:
    asyncio.run(42)
except ValueError as error:
    print(error)

# %% run inside a running loop
import asyncio


async def inner():
    pass


async def main():
    coroutine = inner()
    try:
        asyncio.run(coroutine)
    except RuntimeError as error:
        print(error)
    finally:
        coroutine.close()


asyncio.run(main())

# %% tasks left over are cancelled at the end of run
import asyncio


async def work(started):
    try:
        started.set()
        await asyncio.Event().wait()
    finally:
        print("cut off")


async def main():
    started = asyncio.Event()
    asyncio.create_task(work(started))
    await started.wait()
    print("main ends")


asyncio.run(main())

# %% a Runner keeps its loop from one coroutine to the next
import asyncio


async def place():
    return asyncio.get_running_loop()


async def double(value):
    return value * 2


with asyncio.Runner() as runner:
    print(runner.run(double(2)), runner.run(place()) is runner.run(place()), runner.get_loop() is runner.run(place()))
try:
    runner.run(asyncio.sleep(0))
except RuntimeError as error:
    print(error)

# %% the exit of a task ends the program
import asyncio
import sys


async def leave():
    sys.exit("bye")


async def main():
    await asyncio.create_task(leave())
    print("not reached")


asyncio.run(main())
print("not reached")

# %% run closes its loop when GeneratorExit leaves it
import asyncio


async def other(begun):
    begun.set()
    try:
        await asyncio.Event().wait()
    finally:
        print("annulée")


async def main():
    begun = asyncio.Event()
    task = asyncio.create_task(other(begun))
    await begun.wait()
    raise GeneratorExit("parti")


try:
    asyncio.run(main())
except GeneratorExit as error:
    print(error)
