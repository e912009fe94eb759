"""A task that nobody awaits: the end of main() may leave it no time to work."""
import asyncio


async def work():
    print("work")


async def main():
    asyncio.create_task(work())
    print("end")


asyncio.run(main())
