"""Une réserve de connexions : la place est prise, puis la connexion s'ouvre."""

import asyncio
from contextlib import asynccontextmanager

PLACES = 1

places = None


@asynccontextmanager
async def connexion():
    await places.acquire()
    await asyncio.sleep(0.01)  # ouvre la connexion
    try:
        yield
    finally:
        places.release()


async def demander(delai):
    try:
        async with asyncio.timeout(delai):
            async with connexion():
                await asyncio.sleep(0.01)  # la requête
                return "servie"
    except TimeoutError:
        return "abandonnée"


async def main():
    global places
    places = asyncio.Semaphore(PLACES)
    print(*await asyncio.gather(demander(1), demander(None)))


asyncio.run(main())
