# outcomes: ["(1, False)", "(1, True)", "(2, False)", "(2, True)"]
# source: Lib/threading.py, _delete: a thread is counted no more, and only then ends for is_alive and join
import threading

thread = threading.Thread(target=int)
thread.start()
count = threading.active_count()
print((count, thread.is_alive()))
thread.join()
