# outcomes: ["Counts(hits=0, total=0)", "Counts(hits=1, total=0)", "Counts(hits=0, total=1)", "Counts(hits=1, total=1)"]
# source: the methods that dataclasses writes are Python
import threading
from dataclasses import dataclass


@dataclass
class Counts:
    hits: int = 0
    total: int = 0


counts = Counts()


def record():
    counts.hits = 1
    counts.total = 1


def show():
    print(counts)


threads = [threading.Thread(target=work) for work in (record, show)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
