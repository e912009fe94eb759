# outcomes include: ["a b\nb b", "b a\na a"]
# source: the documentation of threading.local: one value per thread, and all the tasks of a loop run in one thread (CPython: a b, b b)
import asyncio
import threading

box = threading.local()


async def handle(name):
    box.name = name
    await asyncio.sleep(0)
    print(name, box.name)


async def main():
    await asyncio.gather(handle("a"), handle("b"))


asyncio.run(main())
