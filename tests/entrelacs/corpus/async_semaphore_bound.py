"""An asyncio semaphore of two lets two in, never three."""
import asyncio

inside = 0
most = 0


async def visit(slots):
    global inside, most
    async with slots:
        inside += 1
        most = max(most, inside)
        await asyncio.sleep(0)
        inside -= 1


async def main():
    slots = asyncio.Semaphore(2)
    await asyncio.gather(visit(slots), visit(slots), visit(slots))
    print(most)


asyncio.run(main())
