"""The engine itself is mutated: each fault put into it must turn the corpus red.

A check that no fault can fail proves nothing. Each mutant below takes out one scheduling point, one choice of a waiter, one
component of the state, or one dependence between steps; the programs named beside it must then no longer be explored as the
corpus announces (or, for the last kind, a step deduced by the search must no longer lead where executing it leads).
"""

import pytest

from entrelacs import explore, machine, search, snapshot
from entrelacs.model import condition, event, locks, semaphore
from tests.entrelacs.support.explorations import CASES
from tests.entrelacs.support.summary import summarize


def as_announced(case):
    """Whether an exploration finds what the corpus announces, no more and no less."""
    found = summarize(explore(case.source, constants=case.constants, max_states=3_000))
    kinds = {key if key in case.failures else key.split(":")[0] for key in found["failures"]}
    wanted = set(case.outcomes)
    same = wanted <= set(found["outcomes"]) if case.at_least else wanted == set(found["outcomes"])
    return same and kinds == case.failures and found["verdict"] == ("failure" if case.failures else "ok")


def deductions(source, constants):
    """How many steps the search deduces, and how many of them lead elsewhere when they are executed."""
    made, wrong = 0, 0

    class Checked(search._Search):
        def _diamond(self, state, decision):
            target = super()._diamond(state, decision)
            if target is not None:
                self.deduced[state, decision] = target
            return None  # execute it all the same

        def connect(self, source, decision, target):
            nonlocal made, wrong
            deduced = self.deduced.get((source, decision))
            if deduced is not None and not self.machine.dirty:
                made += 1
                wrong += deduced != target
            super().connect(source, decision, target)

        def run(self):
            self.deduced = {}
            return super().run()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "_Search", Checked)
        explore(source, constants=constants)
    return made, wrong


def silent(name):
    """Locations of one kind are never switch points."""

    def quiet(self, key, write, real=machine.Machine.quiet):
        return True if SORTS[name](key) else real(self, key, write)

    return [(machine.Machine, "quiet", quiet)]


SORTS = {
    "global": lambda key: isinstance(key, str),
    "cell": lambda key: isinstance(key, tuple) and key[0] == "cell",
    "attribute": lambda key: isinstance(key, tuple) and len(key) == 2 and isinstance(key[0], tuple),
    "container": lambda key: isinstance(key, tuple) and len(key) == 2 and isinstance(key[0], int),
}


def reads_do_not_count(self, key, write, real=machine.Machine.quiet):
    return real(self, key, write) if write else True


def without_slot(kind, name):
    """The snapshot leaves out one slot of a modelled class."""

    def shape(cls, real=snapshot.shape_of):
        whole = real(cls)
        if issubclass(cls, kind):
            names = tuple(slot for slot in whole.names if slot != name)
            assert names != whole.names, f"{cls.__name__} has no slot {name}"
            whole = whole._replace(names=names, read=lambda value: tuple(getattr(value, slot) for slot in names))
            snapshot._SHAPES[cls] = whole
        return whole

    return [(snapshot, "shape_of", shape), (snapshot, "_SHAPES", {})]


class _Forgetful(snapshot.Snapshot):
    """A snapshot that leaves a part of the state out, for a moment."""

    def digest(self):
        owner, name, nothing = self.left_out(self.machine)
        kept = getattr(owner, name)
        setattr(owner, name, nothing)
        try:
            return super().digest()
        finally:
            setattr(owner, name, kept)


def forgetful(left_out):
    return [(search, "Snapshot", type("Forgetful", (_Forgetful,), {"left_out": staticmethod(left_out)}))]


class _NoFrames(snapshot.Snapshot):
    def frames(self, generator, pending=None):
        pass


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


def never_expires(self, real=locks.Acquire.choices):
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

MUTANTS = {
    # One scheduling point less.
    "globals are quiet": (silent("global"), "lost_update"),
    "cells are quiet": (silent("cell"), "lost_update_closure"),
    "attributes are quiet": (silent("attribute"), "lost_update_attribute"),
    "containers are quiet": (silent("container"), "lost_update_item"),
    "reads are quiet": ([(machine.Machine, "quiet", reads_do_not_count)], "lost_update"),
    "acquire is eager": (run_at_once(locks.Acquire), "lock_order"),
    "release is eager": (run_at_once(locks.Release), "timeout_back_off"),
    "set is eager": (run_at_once(event.SetFlag), "missed_pulse"),
    # One choice less.
    "notify wakes the first in the queue": (
        [(condition.Notify, "choices", first_only(condition.Notify.choices))],
        "notify_which",
    ),
    "a timeout never expires": ([(locks.Acquire, "choices", never_expires)], "timeout_back_off"),
    "set wakes one waiter": ([(event.SetFlag, "execute", wakes_one)], "both wait"),
    "wait keeps the lock": ([(condition.StartWaiting, "execute", lock_is_kept)], "if_for_while_repaired"),
    # One component of the state less.
    "states without the owner of a lock": (without_slot(locks.Lock, "owner"), "left held"),
    "states without the flag of an event": (without_slot(event.Event, "flag"), "left set"),
    "states without the tokens of a semaphore": (without_slot(semaphore.Semaphore, "value"), "left taken"),
    "states without the output": (forgetful(lambda m: (m, "output", [])), "prints_interleave"),
    "states without the threads": ([(search, "Snapshot", _NoFrames)], "lost_update"),
    "states without the globals": (forgetful(lambda m: (m.program, "globals", ())), "withdrawal"),
}


def right(name):
    """Whether the explorer gives what is known of a program."""
    if name in CASES:
        return as_announced(CASES[name])
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

SLEEPERS = two("print('f'); time.sleep(1)", "print('g'); time.sleep(2)", "import time", "print(time.monotonic())")
DEDUCED = [case.id for case in CASES.values() if len(case.source) < 1_200][::3]


@pytest.mark.parametrize("name", DEDUCED)
def test_a_deduced_step_leads_where_executing_it_leads(name):
    assert deductions(CASES[name].source, CASES[name].constants)[1] == 0


def test_some_steps_are_deduced():
    assert deductions(CASES["philosophers"].source, {})[0] > 50
    assert deductions(LEFT_HELD, {})[1] == deductions(SLEEPERS, {})[1] == 0


DEPENDENCES = {
    "all steps are independent": ([(search, "independent", lambda one, two: True)], "lost_update"),
    "writes do not count": (
        [(search, "independent", lambda one, two: one[1].isdisjoint(two[1]))],
        "store_buffering",
    ),
    "release touches nothing": ([(locks.Release, "keys", lambda self: ())], LEFT_HELD),
    "reading the clock touches nothing": ([(machine.Machine, "now", lambda self: self.clock)], SLEEPERS),
}


@pytest.mark.parametrize("mutant", DEPENDENCES)
def test_a_dependence_taken_out_is_seen(mutant, monkeypatch):
    patches, name = DEPENDENCES[mutant]
    source, constants = (CASES[name].source, CASES[name].constants) if name in CASES else (name, {})
    for owner, attribute, value in patches:
        monkeypatch.setattr(owner, attribute, value)
    assert deductions(source, constants)[1] > 0
