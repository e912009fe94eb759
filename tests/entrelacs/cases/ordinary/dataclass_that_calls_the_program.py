# outcomes: ["1 2 [0, 1] 2", "2 1 [0, 1] 2"]
# source: https://docs.python.org/3/library/dataclasses.html#default-factory-functions
import itertools
import threading
from dataclasses import InitVar, dataclass, field

numbers = itertools.count(1)
lock = threading.Lock()
known = []


@dataclass(order=True)
class Task:
    name: str = field(compare=False)
    number: int = field(default_factory=lambda: next(numbers))
    first: InitVar[int] = 0
    tags: list = field(default_factory=list, compare=False, kw_only=True)

    def __post_init__(self, first):
        with lock:
            known.append(first)


made = {}


def work(name, first):
    made[name] = Task(name, first=first, tags=[name])


threads = [threading.Thread(target=work, args=("ab"[i], i)) for i in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(made["a"].number, made["b"].number, sorted(known), len(max(made.values()).tags + ["x"]))
