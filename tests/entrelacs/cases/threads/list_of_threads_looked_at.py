# outcomes: ["1 1", "2 1", "2 2"]
# source: looking at the threads alive gives objects whose text may not be asked for
import threading


def work():
    pass


thread = threading.Thread(target=work)
thread.start()
thread.join(0.1)
after = len(threading.enumerate())
before = threading.active_count()
print(after, before)
