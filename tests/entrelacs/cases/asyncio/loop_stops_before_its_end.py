# failures: ["RuntimeError: Event loop stopped before Future completed."]
# source: the documentation of run_until_complete and stop
import asyncio


async def work():
    asyncio.get_running_loop().stop()
    await asyncio.sleep(0)
    await asyncio.Event().wait()


loop = asyncio.new_event_loop()
loop.run_until_complete(work())
