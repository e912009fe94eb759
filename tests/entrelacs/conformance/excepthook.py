# %% excepthook receives the exception and the thread
import threading


def hook(arguments):
    print(arguments.exc_type.__name__, arguments.exc_value, arguments.thread.name)


threading.excepthook = hook


def fail():
    raise ValueError("caught by the hook")


thread = threading.Thread(target=fail, name="failing")
thread.start()
thread.join()
print("after")

# %% a hook may be put back, and the default one exists
import threading

calls = []
default = threading.excepthook
threading.excepthook = lambda arguments: calls.append(arguments.exc_type.__name__)
thread = threading.Thread(target=lambda: 1 / 0)
thread.start()
thread.join()
threading.excepthook = default
print(calls, threading.excepthook is default)
