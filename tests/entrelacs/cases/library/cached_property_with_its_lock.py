# outcomes: ["1"]
# failures: ["deadlock"]
# versions: <3.12
# source: Lib/functools.py of 3.11: one lock for all the objects of the class; forced runs on 3.11
import functools
import threading

ready = threading.Event()


class Report:
    def __init__(self, waits):
        self.waits = waits

    @functools.cached_property
    def total(self):
        if self.waits:
            ready.wait()
        return 1


slow = Report(True)
thread = threading.Thread(target=lambda: slow.total)
thread.start()
print(Report(False).total)
ready.set()
