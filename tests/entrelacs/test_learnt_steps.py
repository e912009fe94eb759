"""A step that the search deduces leads where executing it leads: every one of them is executed, and compared.

So is the cut of the states into components: two states have one vector when and only when they have one digest.
"""

import pytest

from tests.conftest import ROOT
from tests.entrelacs.attack.generators import GENERATORS
from tests.entrelacs.support import cases
from tests.entrelacs.support.checked import checked, mismatch
from tests.entrelacs.support.explorations import CASES

STATES = 150
"""States of each search, at most."""
ANSWERED = [case for case in cases.every() if "limit" not in case.header]
COURSE = sorted((ROOT / "exemples").rglob("*.py"))[::6]
GENERATED = [(name, seed) for name in ("threads", "hidden", "paths", "tasks") for seed in range(7_000, 7_012)]
# Steps that were deduced otherwise than they were executed: a list named only when it was read; the attributes of the machine, met
# through a generator.
GENERATED += [("threads", 51_859), ("hidden", 51_547)]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_in_the_corpus(case):
    assert mismatch(case.source, constants=case.constants, max_states=STATES) is None


@pytest.mark.parametrize("case", ANSWERED[::3], ids=lambda case: case.id)
def test_in_the_cases(case):
    assert mismatch(case.source, max_states=STATES) is None


@pytest.mark.parametrize("case", ANSWERED[1::3], ids=lambda case: case.id)
def test_in_the_cases_when_a_failure_is_looked_for(case):
    """Steps are then learnt in another order, in other states."""
    assert mismatch(case.source, max_states=STATES, first_failure=True) is None


@pytest.mark.parametrize("path", COURSE, ids=lambda path: str(path.relative_to(ROOT)))
def test_in_the_course(path):
    assert mismatch(path, max_states=STATES) is None


@pytest.mark.parametrize(("name", "seed"), GENERATED)
def test_in_generated_programs(name, seed):
    assert mismatch(GENERATORS[name].source(seed), max_states=STATES) is None


@pytest.mark.parametrize(
    "options", [{"wakeups": "fifo"}, {"reduce": False}, {"split_print": True}, {"first_failure": True}], ids=str
)
@pytest.mark.parametrize("name", ["philosophers", "notify_which", "prints_interleave", "pool_map", "timeout_back_off"])
def test_with_other_options(name, options):
    assert mismatch(CASES[name].source, max_states=STATES, **options) is None


def test_a_method_found_by_the_class_of_a_key():
    """No component names it in the state from which the step is deduced."""
    (case,) = (case for case in cases.every() if case.id.endswith("heap_of_jobs_without_lock"))
    assert mismatch(case.source, reduce=False, max_states=STATES) is None


@pytest.mark.parametrize(
    "name",
    [
        "repeating_timer",  # a thread counts those that are alive, while another makes one more
        "twins_dropped_in_either_order",
    ],
)
def test_what_attacks_have_found(name):
    (case,) = (case for case in cases.every() if case.id.rpartition("/")[2] == name)
    for first_failure in (False, True):
        assert mismatch(case.source, max_states=1_000, first_failure=first_failure) is None


def test_most_steps_are_deduced():
    found, deduced = checked(CASES["philosophers_ordered"].source, constants={"SEATS": 4})
    assert deduced > 0.8 * found.transitions


def test_equal_bytes_are_no_object_of_their_own():
    """CPython has one ``b''`` for all executions: it is told by what it holds, and makes no search begin again."""
    source = """import threading
c = bytearray(b"abc")
def clear():
    c.clear()
def look():
    global seen
    seen = c == b"abc"
threads = [threading.Thread(target=work) for work in (clear, look)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(seen)
"""
    assert mismatch(source, max_states=STATES) is None


UNNOTED = {
    "class": ("class Box:\n    n = 0", "Box.n += 1", "Box.n"),
    "name of a thread": ("", "threads[0].name = 'other'", "threads[0].name"),
    "local": ("mine = threading.local()\nmine.n = 0\ndef keep():\n    return mine", "keep().n = 1", "getattr(mine, 'n', 2)"),
    "context": ("import contextvars\nv = contextvars.ContextVar('v', default=0)", "v.set(1)", "v.get()"),
    "random": ("import random\nr = random.Random(1)", "r.random()", "r.random()"),
    "function": ("def box(): pass\nbox.n = 0", "box.n += 1", "box.n"),
    "global": ("n = [0]", "n[0] += 1", "n"),
}


@pytest.mark.parametrize(("made", "change", "read"), UNNOTED.values(), ids=UNNOTED)
def test_what_changes_in_a_step_that_is_not_learnt(made, change, read):
    """No step is learnt in the midst of an iteration: what it changes must not escape those that are."""
    source = f"""import threading
{made}
table = {{"k": 1}}
def take():
    table.pop("k")
def count():
    for _ in table:
        {change}
threads = [threading.Thread(target=work) for work in (take, count)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print({read})
"""
    assert mismatch(source, max_states=STATES) is None


TWINS = """import threading
rows = [[0] for _ in range(2)]
def swap():
    rows[0], rows[1] = rows[1], rows[0]
def change():
    rows[0].append(1)
threads = [threading.Thread(target=work) for work in (swap, swap, change)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(rows)
"""
REPLACED = """import threading
def make():
    return [0]
kept = make()
def replace():
    global kept
    kept = make()
def change():
    kept.append(1)
threads = [threading.Thread(target=work) for work in (replace, change)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(kept)
"""
SINGLETONS = """import threading
seen = []
def work():
    data = b"abc"
    seen.append(len(data))
    seen.append(data)
threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(seen)
"""
REENTRANT = """import threading
lock, n = threading.RLock(), 0
def add(deep):
    global n
    with lock:
        n += 1
        if deep:
            add(False)
threads = [threading.Thread(target=add, args=(deep,)) for deep in (True, False, True)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(n)
"""
DROPPED = """import threading
box = [[1], [2]]
def drop():
    box.pop()
def look():
    last = box[-1]
    last.append(3)
threads = [threading.Thread(target=work) for work in (drop, look, look)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(box)
"""


@pytest.mark.parametrize(
    "source", [TWINS, REPLACED, SINGLETONS, REENTRANT, DROPPED], ids=["twins", "replaced", "constants", "re-entrant", "dropped"]
)
def test_states_that_are_hard_to_cut(source):
    assert mismatch(source) is None
