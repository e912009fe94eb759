"""A cancellation between two writes leaves the pair torn, unless finally puts it right."""
import asyncio

left = 0
right = 0


async def move():
    global left, right
    left = 1
    await asyncio.sleep(0)
    right = 1


async def main():
    task = asyncio.create_task(move())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    print(left, right)


asyncio.run(main())
