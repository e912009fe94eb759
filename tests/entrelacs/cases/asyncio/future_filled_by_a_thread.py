# outcomes: ["got 1"]
# failures: ["deadlock"]
# source: the documentation of asyncio.Future: not thread-safe; the loop may sleep already, and nothing wakes it up
import asyncio
import threading


async def main():
    future = asyncio.get_running_loop().create_future()
    threading.Thread(target=future.set_result, args=(1,)).start()
    print("got", await future)


asyncio.run(main())
