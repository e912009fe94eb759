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

# %% a task's result, done and name
import asyncio


async def work():
    return "result"


async def main():
    task = asyncio.create_task(work(), name="helper")
    print(task.done(), task.get_name())
    print(await task, task.done(), task.result(), task.exception(), task.cancelled())


asyncio.run(main())

# %% the result of a task not over yet
import asyncio


async def main():
    task = asyncio.create_task(asyncio.sleep(0))
    try:
        task.result()
    except asyncio.InvalidStateError as error:
        print(error)
    await task


asyncio.run(main())

# %% the exception of a task
import asyncio


async def fail():
    raise OSError("disk")


async def main():
    task = asyncio.create_task(fail())
    try:
        await task
    except OSError as error:
        print(error, task.exception() is error, task.done())


asyncio.run(main())

# %% awaiting a finished task again
import asyncio


async def work():
    return 7


async def main():
    task = asyncio.create_task(work())
    print(await task, await task)


asyncio.run(main())

# %% awaiting a coroutine twice
import asyncio


async def work():
    return 7


async def main():
    coroutine = work()
    print(await coroutine)
    try:
        await coroutine
    except RuntimeError as error:
        print(error)


asyncio.run(main())

# %% cancel is seen inside the task
import asyncio


async def work(started):
    started.set()
    try:
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        print("told to stop")
        raise


async def main():
    started = asyncio.Event()
    task = asyncio.create_task(work(started))
    await started.wait()
    print(task.cancel())
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelled(), task.done())


asyncio.run(main())

# %% cancelling a finished task
import asyncio


async def work():
    return 1


async def main():
    task = asyncio.create_task(work())
    await task
    print(task.cancel(), task.cancelled())


asyncio.run(main())

# %% a cancelled task's message
import asyncio


async def main():
    task = asyncio.create_task(asyncio.Event().wait())
    task.cancel("enough")
    try:
        await task
    except asyncio.CancelledError as error:
        print(error.args)


asyncio.run(main())

# %% finally runs when a task is cancelled
import asyncio


async def work(started):
    try:
        started.set()
        await asyncio.Event().wait()
    finally:
        print("cleaned")


async def main():
    started = asyncio.Event()
    task = asyncio.create_task(work(started))
    await started.wait()
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True))


asyncio.run(main())

# %% a swallowed cancellation
import asyncio


async def work(started):
    try:
        started.set()
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        pass
    return "went on"


async def main():
    started = asyncio.Event()
    task = asyncio.create_task(work(started))
    await started.wait()
    task.cancel()
    print(await task, task.cancelled(), task.cancelling())


asyncio.run(main())

# %% uncancel
import asyncio


async def work(started):
    try:
        started.set()
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        task = asyncio.current_task()
        print(task.cancelling(), task.uncancel(), task.cancelling())


async def main():
    started = asyncio.Event()
    task = asyncio.create_task(work(started))
    await started.wait()
    task.cancel()
    await task


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

# %% wait_for returns the result in time
import asyncio


async def work():
    return "in time"


async def main():
    print(await asyncio.wait_for(work(), timeout=None))


asyncio.run(main())

# %% wait_for gives up
import asyncio


async def main():
    try:
        await asyncio.wait_for(asyncio.Event().wait(), timeout=0.01)
    except asyncio.TimeoutError as error:
        print(repr(error), TimeoutError is asyncio.TimeoutError)


asyncio.run(main())

# %% wait_for cancels what it gives up
import asyncio


async def work(started):
    started.set()
    try:
        await asyncio.Event().wait()
    finally:
        print("cancelled")


async def main():
    started = asyncio.Event()
    task = asyncio.create_task(work(started))
    await started.wait()
    try:
        await asyncio.wait_for(task, 0.01)
    except TimeoutError:
        print("gave up", task.cancelled())


asyncio.run(main())

# %% timeout as a block
import asyncio


async def main():
    try:
        async with asyncio.timeout(0.01) as limit:
            await asyncio.Event().wait()
    except TimeoutError as error:
        print(repr(error), limit.expired())


asyncio.run(main())

# %% timeout that does not expire
import asyncio


async def main():
    async with asyncio.timeout(None) as limit:
        print("work")
    print(limit.expired(), limit.when())


asyncio.run(main())

# %% the timeout block turns cancellation into TimeoutError, outside only
import asyncio


async def main():
    try:
        async with asyncio.timeout(0.01):
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                print("inside: cancelled")
                raise
    except TimeoutError:
        print("outside: timed out")


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

# %% sleep returns its result
import asyncio


async def main():
    print(await asyncio.sleep(0), await asyncio.sleep(0.001, "value"))


asyncio.run(main())

# %% current_task and all_tasks
import asyncio


async def main():
    task = asyncio.create_task(asyncio.Event().wait())
    print(len(asyncio.all_tasks()), asyncio.current_task() in asyncio.all_tasks(), asyncio.current_task() is task)
    task.cancel()


asyncio.run(main())

# %% async for over an async generator
import asyncio


async def count(limit):
    for number in range(limit):
        await asyncio.sleep(0)
        yield number


async def main():
    async for number in count(2):
        print(number)
    print([n * 2 async for n in count(3)])


asyncio.run(main())

# %% async with on a class of one's own
import asyncio


class Session:
    async def __aenter__(self):
        await asyncio.sleep(0)
        print("open")
        return self

    async def __aexit__(self, *exception):
        await asyncio.sleep(0)
        print("close", exception[0].__name__ if exception[0] else None)
        return True


async def main():
    async with Session():
        print("use")
    async with Session():
        raise ValueError


asyncio.run(main())

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

# %% a Future awaited
import asyncio


async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(fill(future))
    print(future.done(), await future, future.done())
    await task


async def fill(future):
    future.set_result("filled")


asyncio.run(main())

# %% a Future filled twice
import asyncio


async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_result(1)
    try:
        future.set_result(2)
    except asyncio.InvalidStateError as error:
        print(error)


asyncio.run(main())

# %% to_thread gives the result of a blocking function
import asyncio


async def main():
    print(await asyncio.to_thread(pow, 2, 3))


asyncio.run(main())

# %% a coroutine awaited without a task runs at once
import asyncio


async def inner():
    print("inner")


async def main():
    print("before")
    await inner()
    print("after")


asyncio.run(main())

# %% a task starts only at the next suspension
import asyncio


async def work():
    print("work")


async def main():
    task = asyncio.create_task(work())
    print("created")
    await task


asyncio.run(main())

# %% awaiting what cannot be awaited
import asyncio


async def main():
    try:
        await 42
    except TypeError as error:
        print(error)


asyncio.run(main())

# %% done callbacks of a task
import asyncio


async def work():
    return 5


async def main():
    task = asyncio.create_task(work())
    seen = []
    task.add_done_callback(lambda done: seen.append(done.result()))
    await task
    await asyncio.sleep(0.001)
    print(seen)


asyncio.run(main())

# %% two sleeps end in the order of their delays [simulate]
import asyncio


async def late(delay, name):
    await asyncio.sleep(delay)
    print(name)


async def main():
    await asyncio.gather(late(0.1, "second"), late(0.01, "first"))


asyncio.run(main())

# %% ready tasks are taken in order of creation [simulate]
import asyncio


async def speak(name):
    print(name, 1)
    await asyncio.sleep(0)
    print(name, 2)


async def main():
    await asyncio.gather(speak("a"), speak("b"))


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

# %% a thread hands a coroutine and a callback to the loop
import asyncio
import threading


async def answer():
    await asyncio.sleep(0)
    return 42


async def main():
    loop = asyncio.get_running_loop()
    event = asyncio.Event()
    found = []

    def work():
        found.append(asyncio.run_coroutine_threadsafe(answer(), loop).result())
        loop.call_soon_threadsafe(event.set)

    thread = threading.Thread(target=work)
    thread.start()
    await event.wait()
    thread.join()
    print(found)


asyncio.run(main())

# %% a future, its errors and its callbacks
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    order = []
    future.add_done_callback(lambda done: order.append(1))
    future.add_done_callback(lambda done: order.append(2))
    print(future.done())
    try:
        future.result()
    except asyncio.InvalidStateError as error:
        print(error)
    loop.call_soon(future.set_result, 3)
    print(await future, order)
    try:
        future.set_result(4)
    except asyncio.InvalidStateError as error:
        print(error)
    print(future.remove_done_callback(print), future.cancel(), future.exception())


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

# %% asynchronous iteration by hand
import asyncio


class Countdown:
    def __init__(self, start):
        self.left = start

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.left:
            raise StopAsyncIteration
        self.left -= 1
        return self.left


async def squares(limit):
    for number in range(limit):
        received = yield number * number
        if received:
            print("received", received)


async def main():
    print([n async for n in Countdown(3) if n != 1], {n: 1 async for n in Countdown(2)})
    generator = squares(3)
    print(await anext(generator), await generator.asend("hello"), await generator.__anext__())
    print(await anext(generator, "over"), await anext(aiter(Countdown(0)), None))
    lazy = (n + 1 async for n in Countdown(2))
    print(await anext(lazy))
    await lazy.aclose()
    async for n in Countdown(1):
        print(n)
    else:
        print("else")


asyncio.run(main())

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

# %% __await__ made of other awaitables
import asyncio


class Pause:
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return 5


class Same:
    def __await__(self):
        return Pause().__await__()


class Ready:
    def __init__(self, future):
        self.future = future

    def __await__(self):
        return self.future.__await__()


async def main():
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(future.set_result, 7)
    print(await Pause(), await Same(), await Ready(future))


asyncio.run(main())
