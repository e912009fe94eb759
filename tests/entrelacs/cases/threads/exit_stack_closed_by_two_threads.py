# outcomes: ["[1]", "[1] IndexError"]
# source: Lib/contextlib.py, ExitStack.__exit__: while self._exit_callbacks, then pop; forced runs on CPython
import contextlib
import threading

stack = contextlib.ExitStack()
called = []
failed = []
stack.callback(called.append, 1)


def close():
    try:
        stack.close()
    except IndexError:
        failed.append("IndexError")


threads = [threading.Thread(target=close) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(called, *failed)
