# %% to_thread gives the result of a blocking function
import asyncio


async def main():
    print(await asyncio.to_thread(pow, 2, 3))


asyncio.run(main())

# %% a thread hands a coroutine and a callback to the loop
import asyncio
import threading


async def answer():
    await asyncio.sleep(0)
    return 42


async def main():
    loop = asyncio.get_running_loop()
    event = asyncio.Event()
    found = []

    def work():
        found.append(asyncio.run_coroutine_threadsafe(answer(), loop).result())
        loop.call_soon_threadsafe(event.set)

    thread = threading.Thread(target=work)
    thread.start()
    await event.wait()
    thread.join()
    print(found)


asyncio.run(main())

# %% to_thread gives the GeneratorExit of its function to the task that waits
import asyncio


def leave():
    raise GeneratorExit("parti")


async def main():
    try:
        await asyncio.to_thread(leave)
    except GeneratorExit as error:
        print(error)


asyncio.run(main())
