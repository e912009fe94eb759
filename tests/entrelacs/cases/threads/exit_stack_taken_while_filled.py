# outcomes: ["[] [1]", "[] []", "[1] [1]"]
# source: Lib/contextlib.py, ExitStack.pop_all takes the deque away; who has read the attribute before still appends to it; forced runs on CPython
import contextlib
import threading

stack = contextlib.ExitStack()
called = []
thread = threading.Thread(target=stack.callback, args=(called.append, 1))
thread.start()
stack.pop_all().close()
before = list(called)
thread.join()
stack.close()
print(before, called)
