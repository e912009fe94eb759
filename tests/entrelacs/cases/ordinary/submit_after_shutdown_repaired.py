# outcomes: ["done"]
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
        self.stopping.set()
        self.thread.join()
        self.pool.shutdown()


scheduler = Scheduler()
scheduler.shutdown()
print("done")
