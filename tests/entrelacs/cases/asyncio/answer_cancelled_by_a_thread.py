# refused: 15, "run_coroutine_threadsafe"
# source: the documentation of run_coroutine_threadsafe: to cancel the future cancels the task in the loop
import asyncio
import threading


async def work():
    await asyncio.sleep(1)


async def main():
    loop = asyncio.get_running_loop()

    def ask():
        asyncio.run_coroutine_threadsafe(work(), loop).cancel()

    thread = threading.Thread(target=ask)
    thread.start()
    await asyncio.to_thread(thread.join)


asyncio.run(main())
