# %% a loop made by hand runs one coroutine after the other
import asyncio


async def double(x):
    await asyncio.sleep(0)
    return 2 * x


loop = asyncio.new_event_loop()
print(loop.run_until_complete(double(1)), loop.run_until_complete(double(2)), loop.is_running(), loop.is_closed())
loop.close()
print(loop.is_closed())

# %% a closed loop takes nothing more
import asyncio

loop = asyncio.new_event_loop()
loop.close()
try:
    loop.call_soon(print)
except RuntimeError as error:
    print(error)

# %% callbacks are called in the order of their scheduling, until stop
import asyncio

loop = asyncio.new_event_loop()
for letter in "abc":
    loop.call_soon(print, letter)
loop.call_soon(loop.stop)
loop.run_forever()
loop.close()

# %% a loop stopped before its future is done
import asyncio


async def stop():
    asyncio.get_running_loop().stop()
    await asyncio.get_running_loop().create_future()


loop = asyncio.new_event_loop()
task = loop.create_task(stop())
try:
    loop.run_until_complete(task)
except RuntimeError as error:
    print(error)
task.cancel()
try:
    loop.run_until_complete(task)
except asyncio.CancelledError:
    print("cancelled")
loop.close()

# %% no loop is running outside a coroutine
import asyncio

try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)
