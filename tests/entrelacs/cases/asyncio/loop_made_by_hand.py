# outcomes: ["1\n2\nTrue False True\nEvent loop is closed\nThis event loop is already running"]
# source: the documentation of the event loop: run_until_complete, close, is_closed, is_running
import asyncio


async def work(number):
    await asyncio.sleep(0)
    return number


async def nested():
    coroutine = work(3)
    try:
        asyncio.get_running_loop().run_until_complete(coroutine)
    except RuntimeError as error:
        print(error)
    coroutine.close()


loop = asyncio.new_event_loop()
print(loop.run_until_complete(work(1)))
task = loop.create_task(work(2))
print(loop.run_until_complete(task))
before = loop.is_closed()
loop.close()
print(task.done(), before, loop.is_closed())
try:
    loop.run_until_complete(task)
except RuntimeError as error:
    print(error)
asyncio.run(nested())
