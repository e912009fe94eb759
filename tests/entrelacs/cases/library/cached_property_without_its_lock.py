# outcomes: ["1"]
# versions: >=3.12
# source: the documentation of functools.cached_property: since 3.12, no lock
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
