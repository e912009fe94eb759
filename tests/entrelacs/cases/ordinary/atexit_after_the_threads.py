# outcomes: ["main\nthread\nlast in\nfirst in", "thread\nmain\nlast in\nfirst in"]
# source: https://docs.python.org/3/library/atexit.html
import atexit
import threading

atexit.register(print, "first in")


@atexit.register
def last():
    print("last in")


threading.Thread(target=print, args=("thread",)).start()
print("main")
