# outcomes: ["ok\nThere is no current event loop in thread 'MainThread'."]
# versions: <3.14
# source: the documentation of get_event_loop before CPython 3.14: the main thread is given a loop; asyncio.run leaves none
import asyncio


async def main():
    print("ok")


asyncio.get_event_loop().run_until_complete(main())
asyncio.run(asyncio.sleep(0))
try:
    asyncio.get_event_loop()
except RuntimeError as error:
    print(error)
