# outcomes: ["2 True"]
# source: Lib/concurrent/futures/thread.py: the threads of a pool stay while something holds it
import threading
from concurrent.futures import ThreadPoolExecutor


def main():
    submit = ThreadPoolExecutor(1).submit
    thread = submit(threading.current_thread).result()
    print(threading.active_count(), thread.is_alive())


main()
