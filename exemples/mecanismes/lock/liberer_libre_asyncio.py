"""En asyncio aussi, libérer un verrou libre est une erreur."""

import asyncio


async def principal():
    verrou = asyncio.Lock()
    async with verrou:
        print("section critique")
    verrou.release()


asyncio.run(principal())
