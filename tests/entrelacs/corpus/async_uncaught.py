"""An exception in an awaited task reaches main() and ends the program."""
import asyncio


async def divide(by):
    await asyncio.sleep(0)
    return 1 // by


async def main():
    await asyncio.gather(divide(1), divide(0))
    print("never")


asyncio.run(main())
