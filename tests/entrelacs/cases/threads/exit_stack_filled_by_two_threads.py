# outcomes: ["[1, 2]", "[2, 1]"]
# source: Lib/contextlib.py, ExitStack._push_exit_callback: whoever appends last is called first; forced runs on CPython
import contextlib
import threading

stack = contextlib.ExitStack()
called = []
threads = [threading.Thread(target=stack.callback, args=(called.append, number)) for number in (1, 2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
stack.close()
print(called)
