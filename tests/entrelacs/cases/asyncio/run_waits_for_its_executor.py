# outcomes: ["late\nend"]
# source: the documentation of asyncio.run: it closes the default executor, whose threads it waits for
import asyncio
import time


def work():
    time.sleep(0.01)
    print("late")


async def main():
    asyncio.get_running_loop().run_in_executor(None, work)


asyncio.run(main())
print("end")
