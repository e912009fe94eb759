"""The process that explores decides nothing: what it did before, does meanwhile, or is called changes no answer."""

import sys
import threading
import types

from entrelacs import explore
from entrelacs.bounds.limits import Limits
from entrelacs.execution import kernel
from tests.entrelacs.support.summary import summarize_with_schedules

COUNTER = """
import threading
n = 0
def add():
    global n
    for _ in range(2):
        n += 1
threads = [threading.Thread(target=add) for _ in range(THREADS)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(n)
""".replace("THREADS", "3")
CLASSES = """
import threading
from dataclasses import dataclass
@dataclass
class Box:
    value: "int" = 0
class Full(Exception):
    pass
box, lock = Box(), threading.Lock()
def put(k):
    try:
        with lock:
            box.value += k
            if box.value > 2: raise Full(k)
    except Full as full:
        print(full.args)
threads = [threading.Thread(target=put, args=(k,)) for k in (1, 2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(box)
"""


def told(source, **options):
    return summarize_with_schedules(explore(source, **options))


def test_two_threads_may_explore_at_once():
    alone = {source: told(source) for source in (COUNTER, CLASSES)}
    answers = {}
    gate = threading.Barrier(2)

    def work(source):
        gate.wait()
        answers[source] = [told(source) for _ in range(2)]

    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        threads = [threading.Thread(target=work, args=(source,)) for source in alone]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(before)
    assert answers == {source: [answer, answer] for source, answer in alone.items()}


def test_an_exploration_may_take_place_inside_another():
    alone = told(COUNTER), told(CLASSES)
    inner = []
    outer = told(COUNTER, progress=lambda states: inner.append(told(CLASSES)))
    assert inner and outer == alone[0] and all(answer == alone[1] for answer in inner)


def test_what_the_host_calls_main_does_not_matter(monkeypatch):
    before = told(CLASSES)
    host = types.ModuleType("__main__")
    host.ClassVar = host.dataclasses = host.Box = host.n = host.InitVar = int
    monkeypatch.setitem(sys.modules, "__main__", host)
    assert told(CLASSES) == before


def test_the_memory_that_the_host_took_before_does_not_matter():
    kept = [bytearray(1_000_000) for _ in range(60)]
    for part in kept:
        part[::4096] = b"x" * len(part[::4096])  # touched, hence really taken
    found = explore(COUNTER, limits=Limits(memory=50))
    assert found.verdict == "ok" and found.memory < 50_000_000


def test_nothing_is_left_behind():
    explore(COUNTER)
    assert kernel._here.machine is None


def test_the_line_of_a_failure_does_not_depend_on_how_often_its_code_has_run():
    """CPython 3.11 tells another line for an unbound variable once it has specialized the code."""
    source = (
        "import threading\nitems = []\nlock = threading.Lock()\ndef work():\n    a = b = 0\n    items += [4]\ndef other():\n    for _ in range(4):\n"
        "        with lock: pass\nthreads = [threading.Thread(target=f) for f in (work, other, other)]\nfor thread in threads: thread.start()\n"
    )
    assert {failure.line for failure in explore(source, reduce=False).failures} == {6}
