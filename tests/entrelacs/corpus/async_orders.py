"""Two tasks with one await each: every order that keeps each task's own."""
import asyncio


async def speak(name):
    print(name, 1)
    await asyncio.sleep(0)
    print(name, 2)


async def main():
    await asyncio.gather(speak("a"), speak("b"))


asyncio.run(main())
