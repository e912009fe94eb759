# outcomes: ["2 1"]
# source: queue.Queue calls _init, _put, _get and _qsize, which a subclass may redefine
import queue


class Newest(queue.Queue):
    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.pop()


jobs = Newest()
jobs.put(1)
jobs.put(2)
print(jobs.get(), jobs.get())
