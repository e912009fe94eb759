# outcomes: ["TypeError 'dict' object is not callable\nTypeError 'list' object is not callable\nTypeError list.extend() takes exactly one argument (0 given)\nTypeError list.remove() takes no keyword arguments\nTypeError deque.extend() takes exactly one argument (2 given)\nNone\nNone\nNone"]
# source: CPython: what is wrong with a call is said before anything is done; close() of an ExitStack and run() of a thread answer None
import collections
import contextlib
import threading

table, items, queue = {}, [1], collections.deque([1])


def say(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


say(lambda: table(1, x=2))
say(lambda: items())
say(lambda: items.extend())
say(lambda: items.remove(x=1))
say(lambda: queue.extend((), ()))
stack = contextlib.ExitStack()
stack.callback(int)
say(stack.close)
say(threading.Thread(target=int).run)
context = threading.Condition()
with context:
    say(lambda: context.notify("a"))
