# outcomes: ["abc"]
# source: Lib/concurrent/futures/_base.py, as_completed: those that finish meanwhile come in this order
import threading
from concurrent.futures import Future, as_completed

first, second, third = Future(), Future(), Future()
begun = threading.Event()


def fill():
    begun.wait()
    second.set_result("b")
    third.set_result("c")


first.set_result("a")
thread = threading.Thread(target=fill)
thread.start()
text = ""
for future in as_completed([third, second, first]):
    text += future.result()
    begun.set()
print(text)
