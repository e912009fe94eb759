# %% a Future awaited
import asyncio


async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(fill(future))
    print(future.done(), await future, future.done())
    await task


async def fill(future):
    future.set_result("filled")


asyncio.run(main())

# %% a Future filled twice
import asyncio


async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_result(1)
    try:
        future.set_result(2)
    except asyncio.InvalidStateError as error:
        print(error)


asyncio.run(main())

# %% a future, its errors and its callbacks
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    order = []
    future.add_done_callback(lambda done: order.append(1))
    future.add_done_callback(lambda done: order.append(2))
    print(future.done())
    try:
        future.result()
    except asyncio.InvalidStateError as error:
        print(error)
    loop.call_soon(future.set_result, 3)
    print(await future, order)
    try:
        future.set_result(4)
    except asyncio.InvalidStateError as error:
        print(error)
    print(future.remove_done_callback(print), future.cancel(), future.exception())


asyncio.run(main())
