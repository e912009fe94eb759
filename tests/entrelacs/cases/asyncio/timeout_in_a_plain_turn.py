# outcomes: ["in time", "too late"]
# source: a limit that expires while the task lets the others go on, with sleep(0), cancels it there
import asyncio


async def main():
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(0)
        print("in time")
    except TimeoutError:
        print("too late")


asyncio.run(main())
