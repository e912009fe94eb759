# failures: ["ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)", "ExceptionGroup: unhandled errors in a TaskGroup (2 sub-exceptions)"]
# source: the documentation of asyncio.TaskGroup: a task that fails before the others learn of it makes one more exception
import asyncio


async def fail(kind):
    await asyncio.sleep(0)
    raise kind


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(fail(ValueError))
        group.create_task(fail(KeyError))


asyncio.run(main())
