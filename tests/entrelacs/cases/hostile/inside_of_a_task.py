# failures: ["AttributeError"]

import asyncio


async def main():
    print(asyncio.current_task().fiber)


asyncio.run(main())
