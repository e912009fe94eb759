"""Une libération de trop, en asyncio."""

import asyncio


async def main():
    simple = asyncio.Semaphore(1)
    simple.release()
    await simple.acquire()
    await simple.acquire()
    print("deux jetons pris sur un sémaphore à un jeton")

    borne = asyncio.BoundedSemaphore(1)
    try:
        borne.release()
    except ValueError as erreur:
        print(erreur)


asyncio.run(main())
