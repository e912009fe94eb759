# outcomes: ["1 2", "1 TimeoutError", "2 TimeoutError", "TimeoutError TimeoutError"]
# source: the code of as_completed: what ends after the limit is not received, even when it has ended since
import asyncio


async def work(number):
    await asyncio.sleep(number)
    return number


async def main():
    first = asyncio.create_task(work(1))
    last = asyncio.create_task(work(2))
    told = []
    for following in asyncio.as_completed([first, last], timeout=1.5):
        try:
            told.append(await following)
        except TimeoutError:
            told.append("TimeoutError")
        await asyncio.sleep(3)
    print(*sorted(told, key=str))


asyncio.run(main())
