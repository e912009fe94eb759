"""En asyncio aussi, libérer un verrou libre est une erreur."""

import asyncio


async def main():
    verrou = asyncio.Lock()
    async with verrou:
        print("section critique")
    verrou.release()


asyncio.run(main())
