"""What a state is: everything that the program could tell apart, and nothing that it could not."""

import collections
import dataclasses
import datetime
import decimal
import fractions
import io
import itertools
import re
import types

import pytest

from entrelacs.api import _Installed, read_program
from entrelacs.bounds.limits import LIMITS
from entrelacs.bounds.refusals import Exhausted, Unsupported
from entrelacs.state.snapshot import Snapshot

STOPPED = """\
import threading
class Box: pass
class Slotted:
    __slots__ = ("a", "b")
def given(value):
    yield value
    yield value
gate = threading.Event()
x = None
threading.Thread(target=gate.wait).start()
"""
"""A program that stops for ever, and a variable in which anything can be put."""

VALUES = """\
None | False | True | 0 | 1 | 1 << 70 | 0.0 | -0.0 | 1.0 | float("nan") | float("inf") | 1j | "1" | "é" | b"1" | bytearray(b"1")
() | (1,) | (1, 2) | ((1,), 2) | (1, (2,)) | [] | [1] | [1, 2] | [2, 1] | [[1], 2] | [[], []] | aliased([]) | looped([]) | [looped([])]
set() | {1, 2} | frozenset({1, 2}) | {} | {1: 2} | {2: 1} | {"a": 1, "b": 2} | {"b": 2, "a": 1} | types.MappingProxyType({"a": 1})
range(3) | range(0, 3, 2) | slice(1, 2) | slice(1, 2, None) and slice(1, 3) | iter([1, 2]) | after(iter([1, 2]), 1) | iter((1, 2)) | iter("ab") | reversed([1, 2])
collections.deque([1]) | collections.deque([1], 3) | collections.OrderedDict(a=1) | collections.defaultdict(int) | collections.defaultdict(list) | collections.Counter("a")
collections.ChainMap({"a": 1}) | datetime.date(2020, 1, 1) | datetime.timedelta(1) | decimal.Decimal("1") | decimal.Decimal("1.0") | fractions.Fraction(1, 2)
itertools.count() | itertools.count(1) | itertools.repeat(1) | itertools.repeat(1, 2)
ValueError("a") | ValueError("b") | KeyError("a") | caused(ValueError("a")) | io.StringIO("a") | after(io.StringIO("ab"), 1) | re.compile("a") | re.compile("a", re.I)
int | len | [].append | "a".join | Box | Slotted | Box() | box(a=1) | box(a=2) | box(b=1) | box(a=1, b=1) | box(b=1, a=1) | slotted(a=1) | slotted(b=1)
aliased(box(a=1)) | [box(a=1), box(a=1)] | given | given(1) | given(2)"""
"""No two of them are the same for a program; each is the same as another one made alike."""


MODULES = {module.__name__: module for module in (collections, datetime, decimal, fractions, io, itertools, re, types)}


def aliased(value):
    return [value, value]


def looped(value):
    value.append(value)
    return value


def after(iterator, steps):
    for _ in range(steps):
        iterator.read(1) if isinstance(iterator, io.StringIO) else next(iterator)
    return iterator


def caused(error):
    error.__cause__ = KeyError("cause")
    return error


class Stopped:
    """The program above, where it has stopped."""

    def __init__(self, machine):
        self.machine, self.snapshot = machine, Snapshot(machine)
        machine.restart()
        while possible := machine.enabled():
            machine.step(possible[0])

    def of(self, text):
        """The state when `x` is worth `text`."""
        self.machine.namespace["x"] = eval(text, MODULES | self.helpers())
        return self.snapshot.digest()

    def helpers(self):
        space = self.machine.namespace

        def filled(kind, attributes):
            made = space[kind]()
            for name, value in attributes.items():
                object.__setattr__(made, name, value)
            return made

        return {
            "aliased": aliased, "looped": looped, "after": after, "caused": caused,
            "Box": space["Box"], "Slotted": space["Slotted"], "given": space["given"],
            "box": lambda **attributes: filled("Box", attributes), "slotted": lambda **attributes: filled("Slotted", attributes),
        }  # fmt: skip


@pytest.fixture
def stopped():
    with _Installed(read_program(STOPPED)) as machine:
        yield Stopped(machine)


def test_what_a_program_can_tell_apart_is_another_state(stopped):
    texts = [text.strip() for line in VALUES.splitlines() for text in line.split(" | ")]
    states = {}
    for text in texts:
        states.setdefault(stopped.of(text), []).append(text)
    alike = [same for same in states.values() if len(same) > 1]
    assert not alike, alike
    assert [text for text in texts if text not in states[stopped.of(text)]] == []


@pytest.mark.parametrize("text", ["memoryview(b'a')", "map(str, [1])", "[re.finditer('a', 'a')]", "box(a=enumerate([1]))"])
def test_what_cannot_be_written_in_full_is_refused(stopped, text):
    with pytest.raises(Unsupported, match="ne peut pas être décrit en entier"):
        stopped.of(text)
    assert stopped.of("1") == stopped.of("1")  # nothing of it is left


def test_a_state_is_as_large_as_it_is_allowed_to_be():
    with _Installed(read_program(STOPPED), limits=dataclasses.replace(LIMITS, state_size=1)) as machine:
        stopped = Stopped(machine)
        stopped.of("'a' * 900_000")
        for large in ("'a' * 1_100_000", "[[] for _ in range(300_000)]"):
            with pytest.raises(Exhausted):
                stopped.of(large)


TURNS = """\
import threading
KEPT = False
lock, gate = threading.Lock(), threading.Event()
def work():
    turns = 0
    while True:
        turns = turns + 1 if KEPT else 0
        lock.acquire()
        lock.release()
threading.Thread(target=work).start()
gate.wait()
"""
"""A worker that takes and releases a lock for ever, and counts how often when `KEPT`."""


@pytest.mark.parametrize("kept", [False, True])
def test_where_a_thread_stands_counts_and_how_often_it_came_there_does_not(kept):
    with _Installed(read_program(TURNS, constants={"KEPT": kept})) as machine:
        snapshot = Snapshot(machine)
        machine.restart()
        while (0, "") in machine.enabled():  # until it waits for the gate
            machine.step((0, ""))
        met = []
        for _ in range(20):
            met.append(snapshot.digest())
            machine.step((1, ""))
    assert len(set(met)) == (20 if kept else 2), met
    assert kept or met[:2] * 10 == met


def test_what_was_printed_counts():
    with _Installed(read_program("import threading\nthreading.Thread(target=threading.Event().wait).start()\nn = 0\nprint(1)\n")) as machine:
        snapshot = Snapshot(machine)
        machine.restart()
        before = snapshot.digest()
        machine.output.append("1\n")
        assert snapshot.digest() != before
        machine.output.pop()
        assert snapshot.digest() == before
