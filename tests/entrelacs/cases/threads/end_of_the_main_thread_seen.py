# outcomes: ["True 2", "False 2"]
# source: the main thread ends like another for is_alive; it stays among those that are counted (Lib/threading.py, _shutdown leaves _active alone)
import threading


def look():
    print(threading.main_thread().is_alive(), threading.active_count())


threading.Thread(target=look).start()
