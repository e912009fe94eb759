# outcomes: ["main\nother", "other\nmain"]
# source: a run of CPython 3.11 to 3.13 (other, main): wait() lets the others go on even when all is done
import asyncio


async def quick():
    pass


async def other():
    print("other")


async def main():
    done = asyncio.create_task(quick())
    await done
    task = asyncio.create_task(other())
    await asyncio.wait([done])
    print("main")
    await task


asyncio.run(main())
