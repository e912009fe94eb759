# outcomes: ["5\nCannot change state of finished Timeout\nNone False", "late"]
# source: the documentation of asyncio.Timeout
import asyncio


async def main():
    try:
        async with asyncio.timeout(10) as limit:
            before = limit.when()
            limit.reschedule(before + 5)
            after = limit.when()
            await asyncio.sleep(0)
    except TimeoutError:
        print("late")
        return
    print(round(after - before))
    try:
        limit.reschedule(1)
    except RuntimeError as error:
        print(error)
    async with asyncio.timeout(None) as limit:
        print(limit.when(), limit.expired())


asyncio.run(main())
