# outcomes: ["{'hits': 0, 'total': 0}", "{'hits': 1, 'total': 0}", "{'hits': 0, 'total': 1}", "{'hits': 1, 'total': 1}"]
# source: dataclasses.asdict is written in Python
import threading
from dataclasses import asdict, dataclass


@dataclass
class Counts:
    hits: int = 0
    total: int = 0


counts = Counts()


def record():
    counts.hits = 1
    counts.total = 1


def show():
    print(asdict(counts))


threads = [threading.Thread(target=work) for work in (record, show)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
