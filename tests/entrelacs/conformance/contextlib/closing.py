# %% closed at the end of the block, and when it raises
import contextlib


class Door:
    def close(self):
        print("closed")
        return True  # hides nothing


with contextlib.closing(Door()) as door:
    print(type(door).__name__)
try:
    with contextlib.closing(Door()):
        raise ValueError("inside")
except ValueError as error:
    print(error)

# %% closing a generator runs its finally blocks
import contextlib


def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("done")


with contextlib.closing(numbers()) as given:
    print(next(given))
print(list(given))

# %% aclosing an asynchronous generator
import asyncio
import contextlib


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        await asyncio.sleep(0)
        print("done")


async def main():
    async with contextlib.aclosing(numbers()) as given:
        async for number in given:
            print(number)
            break
    print("end")


asyncio.run(main())
