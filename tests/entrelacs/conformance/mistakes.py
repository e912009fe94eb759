# %% a with that is given no context manager
import queue
import threading


class Enters:
    def __enter__(self):
        print("never called")


class Leaves:
    def __exit__(self, *exception):
        print("never called")


class Both:
    async def __aenter__(self):
        print("never called")

    async def __aexit__(self, *exception):
        print("never called")


for value in (3, None, Enters(), Leaves(), Both(), queue.Queue(), threading.Event(), threading.Thread()):
    try:
        with value:
            print("never reached")
    except TypeError as error:
        print(error)

# %% an async with that is given no asynchronous context manager
import asyncio
import threading


class Enters:
    async def __aenter__(self):
        print("never called")


class Leaves:
    async def __aexit__(self, *exception):
        print("never called")


async def main():
    for value in (3, Enters(), Leaves(), threading.Lock(), threading.RLock(), threading.Condition()):
        try:
            async with value:
                print("never reached")
        except TypeError as error:
            print(error)
    for value in (asyncio.Lock(), asyncio.Condition(), asyncio.Semaphore(), asyncio.Event()):
        try:
            with value:
                print("never reached")
        except TypeError as error:
            print(error)


asyncio.run(main())

# %% a star before what cannot be spread
class Keys:
    def keys(self):
        return ["a"]


class NoKeys:
    def keys(self):
        return 3


def f(*arguments, **keywords):
    print("never called")


class Class:
    def method(self):
        print("never called")


for call in (
    lambda: f(*3),
    lambda: f(1, *3),
    lambda: f(*3, 1),
    lambda: f(**3),
    lambda: f(a=1, **None),
    lambda: f(**{"a": 1}, **{"a": 2}),
    lambda: f(**{1: 2}),
    lambda: f(**Keys()),
    lambda: f(**NoKeys()),
    lambda: {**NoKeys()},
    lambda: Class().method(*3),
    lambda: Class(**3),
    lambda: print(*3),
    lambda: len(**3),
    lambda: [].append(*None),
    lambda: [*3],
    lambda: {**3},
):
    try:
        call()
    except TypeError as error:
        print(error)

# %% too many values, or too few
from collections import deque

for values in ((1, 2, 3), [1, 2, 3], {1: 1, 2: 2, 3: 3}, {1, 2, 3}, "abc", b"abc", range(5), iter([1, 2, 3]), deque([1, 2, 3]), (1,), [], 3, None):
    try:
        a, b = values
    except (TypeError, ValueError) as error:
        print(error)
    try:
        a, b, *c, d, e, f = values
    except (TypeError, ValueError) as error:
        print(error)

# %% a special method that answers what it may not
class Wrong:
    def __init__(self, answer):
        self.answer = answer

    def __bool__(self):
        return self.answer

    def __len__(self):
        return self.answer

    def __hash__(self):
        return self.answer

    def __iter__(self):
        return self.answer

    def __repr__(self):
        return self.answer

    def __str__(self):
        return self.answer

    def __format__(self, spec):
        return self.answer


class Sized:
    def __init__(self, size):
        self.size = size

    def __len__(self):
        return self.size


class Written:
    def __repr__(self):
        return 3


for ask in (bool, len, hash, iter, list, repr, str, format, print, lambda wrong: f"{wrong}", lambda wrong: f"{wrong!r}", lambda wrong: [*wrong]):
    for answer in (3, -1, None, []):
        try:
            print(ask(Wrong(answer)) if ask not in (bool, len, hash) or type(answer) is not int else "")
        except (TypeError, ValueError) as error:
            print(error)
for size in (-1, 2.5, "x", 10**30, True, 2):
    try:
        print(len(Sized(size)))
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)
    try:
        print("not empty" if Sized(size) else "empty")
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)
for ask in (repr, str, print, "{}".format, lambda value: f"{value}"):
    try:
        print(ask(Written()))
    except TypeError as error:
        print(error)
print(hash(Wrong(-1)), hash(Wrong(2**61)))

# %% an asynchronous loop over what is none, and an await of what is none
import asyncio


class Wrong:
    def __aiter__(self):
        return 3

    def __await__(self):
        return 3


class Steps:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 3


async def main():
    for values in (3, [], Wrong(), Steps()):
        try:
            async for _ in values:
                print("never reached")
        except TypeError as error:
            print(error, repr(error.__cause__))
    for value in (3, None, Wrong()):
        try:
            await value
        except TypeError as error:
            print(error)


asyncio.run(main())

# %% a thread given its target as its group
import threading

try:
    threading.Thread(print)
except AssertionError as error:
    print(error)

# %% what is no exception is set on a future
import asyncio


async def main():
    for wrong in (3, "x", int):
        try:
            asyncio.get_running_loop().create_future().set_exception(wrong)
        except TypeError as error:
            print(error)
    future = asyncio.get_running_loop().create_future()
    try:
        future.set_exception(StopIteration(1))
        await future
    except (TypeError, RuntimeError) as error:
        print(type(error).__name__, error, repr(error.__cause__))


asyncio.run(main())

# %% a pattern of a class whose __match_args__ is wrong
class Number:
    __match_args__ = 3


class Numbers:
    __match_args__ = (3,)


for value in (Number(), Numbers()):
    try:
        match value:
            case Number(1) | Numbers(1):
                print("never reached")
    except TypeError as error:
        print(error)

# %% an attribute that nothing has
import asyncio
import threading

for value in (threading.Event(), threading.Thread(), asyncio.Lock(), asyncio.Queue(), 3, [], None):
    try:
        value.absent
    except AttributeError as error:
        print(error)

# %% print is told to put between its values what is no text
for keywords in ({"sep": 3}, {"end": []}, {"sep": None, "end": None}, {"file": None, "sep": "-"}):
    try:
        print("a", "b", **keywords)
    except TypeError as error:
        print(error)
