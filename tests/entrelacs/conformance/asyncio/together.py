# %% gather keeps the order of its arguments
import asyncio


async def echo(value):
    await asyncio.sleep(0)
    return value


async def main():
    print(await asyncio.gather(echo("a"), echo("b"), echo("c")))


asyncio.run(main())

# %% gather of nothing
import asyncio


async def main():
    print(await asyncio.gather())


asyncio.run(main())

# %% gather raises the first exception
import asyncio


async def fail():
    raise KeyError("first")


async def work():
    return "fine"


async def main():
    try:
        await asyncio.gather(work(), fail())
    except KeyError as error:
        print("gather raised", error)


asyncio.run(main())

# %% gather with return_exceptions
import asyncio


async def fail():
    raise KeyError("kept")


async def work():
    return "fine"


async def main():
    print(await asyncio.gather(fail(), work(), return_exceptions=True))


asyncio.run(main())

# %% shield keeps the inner task alive
import asyncio


async def work(gate):
    await gate.wait()
    return "saved"


async def main():
    gate = asyncio.Event()
    inner = asyncio.create_task(work(gate))
    try:
        await asyncio.wait_for(asyncio.shield(inner), 0.01)
    except TimeoutError:
        print("gave up waiting", inner.done())
    gate.set()
    print(await inner)


asyncio.run(main())

# %% wait returns done and pending
import asyncio


async def main():
    gate = asyncio.Event()
    quick = asyncio.create_task(asyncio.sleep(0, "quick"))
    slow = asyncio.create_task(gate.wait())
    done, pending = await asyncio.wait([quick, slow], return_when=asyncio.FIRST_COMPLETED)
    print([task.result() for task in done], pending == {slow})
    gate.set()
    await slow


asyncio.run(main())

# %% wait with a time-out cancels nothing
import asyncio


async def main():
    gate = asyncio.Event()
    task = asyncio.create_task(gate.wait())
    done, pending = await asyncio.wait([task], timeout=0.01)
    print(len(done), len(pending), task.cancelled())
    gate.set()
    print(await task)


asyncio.run(main())

# %% as_completed gives every result
import asyncio


async def echo(value):
    await asyncio.sleep(0)
    return value


async def main():
    print(sorted([await next_done for next_done in asyncio.as_completed([echo(2), echo(1)])]))


asyncio.run(main())

# %% asyncio.wait refuses what it must
import asyncio


async def main():
    for given in (set(), [asyncio.Event().wait()]):
        try:
            await asyncio.wait(given)
        except (ValueError, TypeError) as error:
            print(type(error).__name__, error)
            for one in given:
                one.close()


asyncio.run(main())
