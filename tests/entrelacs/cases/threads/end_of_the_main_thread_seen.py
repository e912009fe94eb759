# outcomes: ["True 2", "True 1", "False 1"]
# source: the main thread ends like another: whoever looks may be before or after (threading.main_thread, active_count)
import threading


def look():
    print(threading.main_thread().is_alive(), threading.active_count())


threading.Thread(target=look).start()
