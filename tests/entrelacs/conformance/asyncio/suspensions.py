# %% a task starts only at the next suspension
import asyncio


async def work():
    print("work")


async def main():
    task = asyncio.create_task(work())
    print("created")
    await task


asyncio.run(main())

# %% ready tasks are taken in order of creation [simulate]
import asyncio


async def speak(name):
    print(name, 1)
    await asyncio.sleep(0)
    print(name, 2)


async def main():
    await asyncio.gather(speak("a"), speak("b"))


asyncio.run(main())
