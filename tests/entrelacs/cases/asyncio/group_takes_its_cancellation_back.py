# outcomes: ["1 0"]
# versions: >=3.13
# source: runs of CPython 3.13: a group takes back the cancellation that it has asked for
import asyncio


async def fail():
    raise ValueError


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
    except* ValueError as errors:
        print(len(errors.exceptions), asyncio.current_task().cancelling())


asyncio.run(main())
