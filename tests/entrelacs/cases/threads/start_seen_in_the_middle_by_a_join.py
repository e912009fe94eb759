# outcomes: ["nothing", "joined", "cannot join thread before it is started"]
# source: Lib/threading.py, _bootstrap_inner: a thread that has its number may not be said to be started yet
import threading

thread = threading.Thread(target=int)
seen = ["nothing"]


def look():
    if thread.ident is not None:
        try:
            thread.join()
            seen[0] = "joined"
        except RuntimeError as error:
            seen[0] = str(error)


helper = threading.Thread(target=look)
helper.start()
thread.start()
helper.join()
thread.join()
print(*seen)
