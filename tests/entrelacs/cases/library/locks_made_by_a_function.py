# outcomes: ["held\nlock\nRLock\nisinstance() TypeError\nno annotation\nfunction() argument 'code' must be code, not str"]
# source: CPython 3.11 to 3.15
"""``threading.RLock`` is a function that makes locks, not a class."""

import collections
import dataclasses
import threading


@dataclasses.dataclass
class Held:
    lock: threading.RLock = dataclasses.field(default_factory=threading.RLock)
    other: threading.Lock = dataclasses.field(default_factory=threading.Lock)


held = Held()
with held.lock, held.lock, held.other:
    print("held")
for make in (threading.Lock, threading.RLock):
    with collections.defaultdict(make)["a"]:
        print(type(make()).__name__)
try:
    print(isinstance(held.lock, threading.RLock))
except TypeError as problem:
    print("isinstance()", type(problem).__name__)
try:
    print(threading.RLock | None)
except TypeError:
    print("no annotation")
try:

    class Mine(threading.RLock):
        pass

except TypeError as problem:
    print(problem)
