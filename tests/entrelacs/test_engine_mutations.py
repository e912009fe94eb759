"""The engine itself is mutated: each fault put into it must turn the corpus red.

A check that no fault can fail proves nothing. Each mutant below takes out one scheduling point, one choice of a waiter, one
component of the state, or a part of what is learnt of a step; the programs named beside it must then no longer be explored as the
corpus announces (or, for the last kind, the search that checks itself must see a difference).
"""

import contextlib
import types
from collections import deque

import pytest

from entrelacs import explore
from entrelacs.execution import machine
from entrelacs.model import condition, event, futures, lock, primitive, semaphore, thread
from entrelacs.search import memo, search
from entrelacs.state import canonical, components, contents, liveness, snapshot, writers
from tests.entrelacs.support import cases, hidden_values
from tests.entrelacs.support.checked import mismatch
from tests.entrelacs.support.explorations import CASES
from tests.entrelacs.support.summary import summarize


def as_announced(case):
    """Whether an exploration finds what the corpus announces, no more and no less."""
    found = summarize(explore(case.source, constants=case.constants, max_states=3_000))
    kinds = {key if key in case.failures else key.split(":")[0] for key in found["failures"]}
    wanted = set(case.outcomes)
    same = wanted <= set(found["outcomes"]) if case.at_least else wanted == set(found["outcomes"])
    return same and kinds == case.failures and found["verdict"] == ("failure" if case.failures else "ok")


def silent(name):
    """Locations of one kind are never switch points."""

    def quiet(self, key, write, real=machine.Machine.note_access):
        return True if SORTS[name](key) else real(self, key, write)

    return [(machine.Machine, "note_access", quiet)]


SORTS = {
    "global": lambda key: isinstance(key, str),
    "cell": lambda key: isinstance(key, tuple) and key[0] == "cell",
    "attribute": lambda key: isinstance(key, tuple) and len(key) == 2 and isinstance(key[0], tuple),
    "container": lambda key: isinstance(key, tuple) and len(key) == 2 and isinstance(key[0], int),
}


def reads_do_not_count(self, key, write, real=machine.Machine.note_access):
    return real(self, key, write) if write else True


def without_slot(kind, name):
    """The snapshot leaves out one slot of a modelled class."""

    def shape(cls, real=writers.shape_of):
        whole = real(cls)
        if issubclass(cls, kind):
            kept = [(slot, read) for slot, read in zip(whole.names, whole.slots, strict=True) if slot != name]
            assert len(kept) < len(whole.names), f"{cls.__name__} has no slot {name}"
            whole = whole._replace(names=tuple(slot for slot, _ in kept), fast=None, slots=tuple(read for _, read in kept))
        return whole

    return [(writers, "shape_of", shape), (writers, "SHAPES", {})]


def without_attributes(kind):
    """The snapshot leaves out what the instances of a class are given."""

    def shape(cls, real=writers.shape_of):
        whole = real(cls)
        return whole._replace(dict=None) if issubclass(cls, kind) else whole

    return [(writers, "shape_of", shape), (writers, "SHAPES", {})]


def written(table, kind, writer):
    """The snapshot writes the objects of one type otherwise."""
    reader = snapshot if table == "WRITERS" else writers
    return [(reader, table, {**getattr(writers, table), kind: writer})]


def without_closure(self, value, kind):
    self.out.append(self.mark("function", value.__qualname__))


def without_function(self, value, kind):
    self.out.append(self.mark("access", value.site))
    self.items(value.arguments[:1])


def only_names(self, value, kind):
    self.out.append(self.mark("class", value.__qualname__))


class _Forgetful(components.Components):
    """States that leave a part out, for a moment."""

    def cut(self):
        with self.forgetting():
            return super().cut()

    def digest(self):
        with self.forgetting():
            return super().digest()

    @contextlib.contextmanager
    def forgetting(self):
        owner, name, nothing = self.left_out(self.machine)
        kept = getattr(owner, name)
        setattr(owner, name, nothing)
        try:
            yield
        finally:
            setattr(owner, name, kept)


def forgetful(left_out):
    return [(search, "Components", type("Forgetful", (_Forgetful,), {"left_out": staticmethod(left_out)}))]


class _NoFrames(components.Components):
    def stack(self, fiber):
        self.begin()
        return self.number_of()

    def fiber(self, fiber):
        pass


def numbers_are_their_value(self, value, real=snapshot.Snapshot.visit):
    if type(value) is float:
        self.out.append(value)
    else:
        real(self, value)


def first_only(real):
    """The first choice alone, as if it were promised."""
    return lambda self: real(self)[:1]


def run_at_once(kind):
    return [(kind, "eager", True)]


def wakes_one(self, choice):
    self.target.flag = self.flag
    if self.flag and self.target.queue:
        self.target.queue.pop(0).woken = True


def lock_is_kept(self, choice):
    """``wait`` joins the queue but does not let the lock go."""
    self.waiter.saved = 1
    condition.enqueue(self.target.queue, self.waiter)
    return self.waiter


def never_expires(self, real=lock.Acquire.choices):
    return tuple(choice for choice in real(self) if choice != "expire")


def two(first, second, before, after, between="pass"):
    """A program of two threads that do one thing each, and of a third that looks at what is left."""
    lines = ["import threading", before, f"def f():\n    {first}", f"def g():\n    {second}"]
    lines += ["threads = [threading.Thread(target=work) for work in (f, g)]"]
    lines += [f"def look():\n    for thread in threads: thread.join()\n    {after}"]
    lines += ["last = threading.Thread(target=look)", "for thread in (*threads, last): thread.start()"]
    return "\n".join([*lines, between, "last.join()", ""])


LEFT_HELD = two("lock.acquire(blocking=False)", "lock.acquire(blocking=False) and lock.release()", "lock = threading.Lock()", "print(lock.locked())")
LEFT_SET = two("flag.set()", "flag.clear()", "flag = threading.Event()", "print(flag.is_set())")
LEFT_TAKEN = two(
    "s.acquire(blocking=False)", "s.acquire(blocking=False); s.release()", "s = threading.Semaphore()", "print(s.acquire(False))"
)
BOTH_WAIT = two("flag.wait()", "flag.wait()", "flag = threading.Event()", "print('both')", "flag.set()")
INLINE = {
    "left held": (LEFT_HELD, {"True", "False"}),
    "left set": (LEFT_SET, {"True", "False"}),
    "left taken": (LEFT_TAKEN, {"True", "False"}),
    "both wait": (BOTH_WAIT, {"both"}),
}
"""Programs whose outcomes hang on one component of the state; those of the corpus often tell it twice."""

TWO_LINES = """import threading
x, flag = 0, threading.Event()
def f():
    seen = x
    flag.wait()
    if seen == 0:
        raise ValueError("no")
    raise ValueError("no")
def g():
    global x
    x = 1
    flag.set()
for work in (f, g): threading.Thread(target=work).start()
"""
HIDDEN = {name: source for name, source, _ in hidden_values.programs()}

MUTANTS = {
    # One scheduling point less.
    "globals are quiet": (silent("global"), "lost_update"),
    "cells are quiet": (silent("cell"), "lost_update_closure"),
    "attributes are quiet": (silent("attribute"), "lost_update_attribute"),
    "containers are quiet": (silent("container"), "lost_update_item"),
    "reads are quiet": ([(machine.Machine, "note_access", reads_do_not_count), (machine.Machine, "passes", reads_do_not_count)], "lost_update"),
    "acquire is eager": (run_at_once(lock.Acquire), "lock_order"),
    "release is eager": (run_at_once(lock.Release), "timeout_back_off"),
    "set is eager": (run_at_once(event.SetFlag), "missed_pulse"),
    # One choice less.
    "notify wakes the first in the queue": (
        [(condition.Notify, "choices", first_only(condition.Notify.choices))],
        "notify_which",
    ),
    "a timeout never expires": ([(lock.Acquire, "choices", never_expires)], "timeout_back_off"),
    "set wakes one waiter": ([(event.SetFlag, "execute", wakes_one)], "both wait"),
    "wait keeps the lock": ([(condition.StartWaiting, "execute", lock_is_kept)], "if_for_while_repaired"),
    # One component of the state less.
    "states without the owner of a lock": (without_slot(lock.Lock, "owner"), "left held"),
    "states without the flag of an event": (without_slot(event.Event, "flag"), "left set"),
    "states without the tokens of a semaphore": (without_slot(semaphore.Semaphore, "value"), "left taken"),
    "states without the output": (forgetful(lambda m: (m, "output", [])), "prints_interleave"),
    "states without the threads": ([(search, "Components", _NoFrames)], "lost_update"),
    "states without the globals": (forgetful(lambda m: (m.program, "globals", ())), "withdrawal"),
    "states without what lies on the stack": (
        [(liveness, "suspensions", lambda code, whole: {}), (liveness, "analysed", liveness.analysed.__wrapped__)],
        "waiting: return in with",
    ),
    "states without the room of a deque": (written("CONTENTS", deque, contents.sequence(deque)), "value: maxlen"),
    "states without the position of an iterator": (
        written("EXACT", type(iter([])), contents.nothing), "iterator: list position",
    ),
    "states without closures": (written("WRITERS", types.FunctionType, without_closure), "function: closure"),
    "states without the data of classes": (written("WRITERS", type, only_names), "class: class data"),
    "states without the notes of exceptions": (without_attributes(BaseException), "exception: note"),
    "states without the context of exceptions": (
        [(writers, "EXCEPTION", writers.EXCEPTION[:1])], "exception: context",
    ),
    "states without the name of a pending access": ([(writers.Writers, "access", without_function)], "waiting: dynamic name"),
    "states without the failures": (forgetful(lambda m: (m, "failures", [])), "two failing lines"),
    "states without the names given by id": (forgetful(lambda m: (m, "ids", {})), "primitive: identity"),
    "states without the attributes of threads": (without_attributes(thread.Thread), "primitive: current thread"),
    "states without the tasks of a pool": (without_slot(futures.ThreadPoolExecutor, "tasks"), "primitive: pool argument"),
    "states without the result of a future": (without_slot(futures.Future, "value"), "primitive: pool argument"),
    "states without the identity of what is no number": (
        [(snapshot.Snapshot, "visit", numbers_are_their_value)], "value: nan",
    ),
}


def right(name):
    """Whether the explorer gives what is known of a program."""
    if name in CASES:
        return as_announced(CASES[name])
    if name == "two failing lines":
        return {failure.line for failure in explore(TWO_LINES).failures} == {7, 8}
    if name in HIDDEN:  # two values were read, and nothing else tells the two histories apart
        found = explore(HIDDEN[name])
        return found.verdict == "ok" and len(found.outcomes) == len(explore(HIDDEN[name], merge=False).outcomes)
    source, outputs = INLINE[name]
    found = summarize(explore(source))
    return found["verdict"] == "ok" and set(found["outcomes"]) == outputs


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_fault_of_the_engine_is_seen(mutant, monkeypatch):
    patches, program = MUTANTS[mutant]
    assert right(program), "without the fault"
    for owner, name, value in patches:
        monkeypatch.setattr(owner, name, value)
    assert not right(program), "with the fault"


# -- steps deduced instead of executed -----------------------------------------------------------

TWICE = """import threading
n = 0
def work():
    global n
    for _ in range(2): n += 1
threads = [threading.Thread(target=work) for _ in range(3)]
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
LOOKS = two("print(lock.locked())", "with lock: pass", "lock = threading.Lock()", "pass")
COUNTS = two("print(len(items))", "items.append(1)", "items = []", "print(9)")


def without_reads(kind):
    """A component of one kind that a step has read, and not changed, is forgotten."""

    def learn(self, decision, few, before, after, *others, real=memo.Memo.learn):
        kinds = self.components.kinds
        same = {place for place, (old, new) in enumerate(zip(before, after, strict=False)) if old == new and kinds[place][0] == kind}
        read = self.read_places() - same
        self.read_places = lambda: read
        try:
            real(self, decision, few, before, after, *others)
        finally:
            del self.read_places

    return [(memo.Memo, "learn", learn)]


def not_written(kind):
    """A component of one kind that a step changes is left as it was."""

    def follow(self, vector, few, decision, real=memo.Memo.follow):
        followed = real(self, vector, few, decision)
        if followed is None:
            return None
        contents = list(followed[0])
        for place, name in enumerate(self.components.kinds):
            if name[0] == kind:
                contents[place] = vector[place]
        return tuple(contents), followed[1]

    return [(memo.Memo, "follow", follow)]


def never_few(self, vector, real=memo.Memo.summary):
    return False, real(self, vector)[1]


def dropped_as_it_was(self, place, value, before, after):
    return before[place]


def same_choices(self, op, real=components.Components.choice_places):
    return real(self, op) and ()


def content_without_owner(self, value, kind, real=components.Components.key_of):
    return (kind, value.serial) if kind is lock.Lock else real(self, value, kind)


def names_nothing(self, site, value, real=machine.Machine.own):
    real(self, site, value)
    self.named.clear()
    return value


def leaves_out_what_is_dropped(self, vector):
    return (), {}


REPLACED = (cases.FOLDER / "search/list_replaced_by_another_of_the_same_line.py").read_text(encoding="utf-8")

LEARNT = {
    # One read less.
    "global variables are not read": (without_reads("global"), TWICE),
    "primitives are not read": (without_reads("primitive"), LOOKS),
    "objects are not read": (without_reads("object"), COUNTS),
    "an object takes the place of another unseen": ([(machine.Machine, "own", names_nothing)], REPLACED),
    "looking at a lock touches nothing": ([(primitive.Look, "keys", lambda self: ())], LOOKS),
    "nobody asks how many threads are running": ([(memo.Memo, "summary", never_few)], CASES["latch_unlocked"].source),
    # One write less.
    "global variables are not written": (not_written("global"), TWICE),
    "nothing is printed": (not_written("output"), CASES["prints_interleave"].source),
    "what is dropped is left as it was": ([(memo.Memo, "dropped", dropped_as_it_was)], DROPPED),
    # One part of the state, or one choice, less.
    "the choices of a thread depend on nothing": ([(components.Components, "choice_places", same_choices)], LOOKS),
    "the owner of a lock is no part of it": ([(components.Components, "key_of", content_without_owner)], LEFT_HELD),
    "the output is no part of the state": (
        [(components.Components, "output", lambda self, text, real=components.Components.output: real(self, ""))],
        CASES["prints_interleave"].source,
    ),
    "what nothing reaches still counts": ([(canonical.Canon, "shape_of_state", leaves_out_what_is_dropped)], DROPPED),
}


@pytest.mark.parametrize("mutant", LEARNT)
def test_a_step_that_is_badly_learnt_is_seen(mutant, monkeypatch):
    patches, source = LEARNT[mutant]
    assert mismatch(source) is None
    for owner, attribute, value in patches:
        monkeypatch.setattr(owner, attribute, value)
    assert mismatch(source) is not None
