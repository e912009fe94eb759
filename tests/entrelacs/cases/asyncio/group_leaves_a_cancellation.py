# outcomes: ["1 1"]
# versions: <3.13
# source: runs of CPython 3.11 and 3.12: a group that learns of a failure while it waits for its tasks leaves one cancellation too many
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
