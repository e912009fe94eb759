"""wait_for: the work may be over in time or not."""
import asyncio


async def work():
    await asyncio.sleep(0.005)
    return "in time"


async def main():
    try:
        print(await asyncio.wait_for(work(), timeout=0.005))
    except asyncio.TimeoutError:
        print("too late")


asyncio.run(main())
