# outcomes: ["not yet", "True", "False"]
# source: Lib/threading.py, _bootstrap_inner: excepthook is called by the thread, before it ends
import threading

called = []
threading.excepthook = called.append


def fail():
    raise ValueError


thread = threading.Thread(target=fail)
thread.start()
print(thread.is_alive() if called else "not yet")
thread.join()
