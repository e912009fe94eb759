"""In a TaskGroup, one failure cancels the others."""
import asyncio


async def fail():
    raise ValueError("no")


async def wait():
    try:
        await asyncio.Event().wait()
    finally:
        print("cleaned")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(wait())
            group.create_task(fail())
    except* ValueError as caught:
        print(*caught.exceptions)


asyncio.run(main())
