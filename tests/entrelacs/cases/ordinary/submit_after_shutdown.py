# outcomes: ["done"]
# failures: ["RuntimeError: cannot schedule new futures after shutdown"]
# source: https://docs.python.org/3/library/concurrent.futures.html#concurrent.futures.Executor.shutdown
import threading
from concurrent.futures import ThreadPoolExecutor


class Scheduler:
    def __init__(self):
        self.pool = ThreadPoolExecutor(1)
        self.stopping = threading.Event()
        self.thread = threading.Thread(target=self.loop)
        self.thread.start()

    def loop(self):
        for _ in range(2):
            if self.stopping.wait(0.05):
                return
            self.pool.submit(int)

    def shutdown(self):
        self.pool.shutdown()
        self.stopping.set()
        self.thread.join()


scheduler = Scheduler()
scheduler.shutdown()
print("done")
