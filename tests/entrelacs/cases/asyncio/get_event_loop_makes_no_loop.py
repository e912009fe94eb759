# failures: ["RuntimeError: There is no current event loop in thread 'MainThread'."]
# versions: >=3.14
# source: the documentation of get_event_loop since CPython 3.14: it makes no loop
import asyncio


async def main():
    print("ok")


asyncio.get_event_loop().run_until_complete(main())
asyncio.run(asyncio.sleep(0))
try:
    asyncio.get_event_loop()
except RuntimeError as error:
    print(error)
