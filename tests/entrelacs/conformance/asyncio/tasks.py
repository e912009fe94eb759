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
