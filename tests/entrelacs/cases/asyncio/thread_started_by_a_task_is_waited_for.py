# outcomes: ["end"]
# source: the documentation of threading.Thread: `daemon` is inherited from the creating thread, here the main one
import asyncio
import threading
import time


def work():
    time.sleep(0.01)
    print("end")


async def main():
    threading.Thread(target=work).start()


asyncio.run(main())
