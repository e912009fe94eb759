# outcomes: ["main first\nleft\nmain last", "main first\nmain last\nleft"]
# source: a loop that no thread runs does nothing: a task goes on at the next run only
import asyncio


async def left():
    print("left")


async def first():
    global task
    task = asyncio.get_running_loop().create_task(left())
    print("main first")


async def last():
    print("main last")
    await task


with asyncio.Runner() as runner:
    runner.run(first())
    runner.run(last())
