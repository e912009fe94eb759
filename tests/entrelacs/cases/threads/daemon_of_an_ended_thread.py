# outcomes: ["cannot set daemon status of active thread False"]
# source: Lib/threading.py, daemon: what counts is whether it has ever been started
import threading

thread = threading.Thread(target=int)
thread.start()
thread.join()
try:
    thread.daemon = True
except RuntimeError as error:
    print(error, thread.daemon)
