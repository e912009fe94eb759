"""The account of shared locations: who touches what, which of them are switch points, and what else the search has to begin again for.

A location is a switch point only when two threads touch it and one of them writes (`Locations.note_access`); the search restarts whenever
a new one is found.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterable
from functools import partial
from typing import Any

from ..lowering.program import Program
from ..results import Event
from . import words
from .kernel import Fiber
from .walks import Walks

SEVERAL = -1
"""In the place of a thread: several."""
GRAIN = 100
"""Microseconds by which a delay between two readings of the clock may be exceeded."""
MOST_DELAYS = 8
"""Delays after which the clock may be read, at most: each is a branch of every reading."""


class Everything:
    """The set of all locations: what an unreduced search takes for the conflicting ones."""

    def __contains__(self, key: object) -> bool:
        return True

    def add(self, key: object) -> None:
        pass


class Locations:
    """The part of a machine that keeps this account."""

    # Of the machine, which gives them their first values.
    program: Program
    namespace: dict[str, Any]
    current: Fiber
    trail: list[tuple[Fiber, Event | Callable[[], Event] | None]] | None
    walks: Walks
    simulation: bool
    live: int
    unjoined: int
    conflicts: Any
    """The locations that are switch points."""
    dirty: bool
    """Whether one was found, or something else that the search has to know from the start."""
    log: dict[Hashable, list[Any]]
    """Which thread has touched a location (`SEVERAL`: several), and whether it was written."""
    task_log: dict[Hashable, list[Any]]
    """The same of the tasks of a loop."""
    between: set[Hashable]
    """What several tasks share."""
    crossed: set[str]
    owned: dict[int, tuple[Hashable, object]]
    """The name of each object, by identity, and the object."""
    counters: dict[Hashable, int]
    """How many primitives of a kind each thread has made."""
    delays: set[int]
    coarse_clock: bool
    timed: bool
    counts: bool
    opens_queues: bool
    recycles: bool
    counted: bool

    def forget_accesses(self) -> None:
        """A step begins: nothing has been accessed yet."""
        self.touched: set[Hashable] = set()
        """The locations that the step has read, or has waited for or changed in a way that depends on what was there."""
        self.written: set[Hashable] = set()
        """Those that it was about to write, …"""
        self.overwritten: set[str] = set()
        """… and the global variables that it has given a value, whatever theirs was."""
        self.ran: set[int] = set()
        """The threads that went on."""
        self.named: set[Hashable] = set()
        """The names given to new objects; a former object may have had one of them."""

    def note_access(self, key: Hashable, write: bool) -> bool:
        """Take note of an access; tell whether it may be done without a switch point."""
        (self.written if write else self.touched).add(key)
        if write and key in self.walks.at:
            self.walks.about_to_write(key)
        alone = self.live < 2
        if alone and not self.unjoined:
            return True
        if key in self.conflicts:
            return alone
        # Alone, but after threads that nobody has joined: they could have been slower.
        group = self.current.group
        if group is self.current:
            thread = self.current.index
        else:
            thread = group.fiber.index
            self.between_tasks(key, write)
        entry = self.log.get(key)
        if entry is None:
            self.log[key] = [thread, write]
        elif entry[0] == thread:
            entry[1] = entry[1] or write
        elif write or entry[1]:
            self.conflicts.add(key)
            self.dirty = True
        else:
            entry[0] = SEVERAL
        return True

    def passes(self, name: Hashable, write: bool) -> bool:
        """The same of a variable, at which nothing looks before its turn: an access that has to wait is noted once it is made."""
        if self.live > 1 and name in self.conflicts:
            return False
        return self.note_access(name, write)

    def note_accesses(self, keys: Iterable[Hashable], write: bool) -> bool:
        """The same of several locations touched by one access: every one of them is noted, whatever the first ones answer."""
        calm = True
        for key in keys:
            if not self.note_access(key, write):
                calm = False
        return calm

    def between_tasks(self, key: Hashable, write: bool) -> None:
        """Take note of an access by a task; when a step is told, say what it does to what several tasks share."""
        first, written = self.task_log.setdefault(key, [self.current.index, write])
        if first != self.current.index and (write or written):
            self.between.add(key)
        self.task_log[key][1] = written or write
        if self.trail is not None and key in self.between and key in self.program.globals:
            # What is written is known once the step is over: nobody else goes on meanwhile.
            told = partial(words.of_global, self.namespace, key, True) if write else words.of_global(self.namespace, key, False)
            self.trail.append((self.current, told))

    def own(self, site: Hashable, value: Any) -> Any:
        """Give a new object its name: the place that made it, and the thread that did."""
        current = self.current
        name = (site, current.index if current is not None else 0)
        self.named.add(name)
        self.owned[id(value)] = (name, value)
        return value

    def location(self, value: Any) -> Hashable:
        """The name of an object: equal names for the same object, whatever the schedule."""
        known = self.owned.get(id(value))
        if known is None:  # from now on it keeps this name, whoever would give it another
            known = self.owned[id(value)] = (type(value).__name__, value)
        return known[0]

    def serial(self, kind: str) -> tuple[Hashable, ...]:
        """A name for a new primitive: its maker, and how many it had made."""
        maker = (kind, self.current.index if self.current is not None else 0)
        count = self.counters.get(maker, 0)
        self.counters[maker] = count + 1
        return (*maker, count)

    # -- what the next search begins with ---------------------------------------------------

    def learnt(self) -> tuple[Any, ...]:
        """What the explorations of this program have to know from the start, to make the same steps."""
        conflicts = set(self.conflicts) if isinstance(self.conflicts, set) else self.conflicts
        return conflicts, set(self.between), set(self.crossed), set(self.delays), self.timed, self.counts, self.opens_queues, self.recycles, self.counted

    def learn_again(self, learnt: tuple[Any, ...]) -> None:
        """Start with what another machine has learnt."""
        self.conflicts, self.between, self.crossed, self.delays, self.timed, self.counts, self.opens_queues, self.recycles, self.counted = learnt

    def learn(self, gap: float) -> None:
        """Take note that a comparison would turn out otherwise if the clock were read more than `gap` seconds later.

        A delay that is hardly longer does as well: nobody measures so finely. When there are too many, an instant and the
        longest remain: any comparison may still turn out otherwise, but not every order of two limits is tried.
        """
        delay = round(gap * 1e6) + 1
        enough = math.inf if self.coarse_clock else delay + GRAIN
        if self.simulation or any(delay <= known <= enough for known in self.delays):
            return
        self.delays.add(delay)
        self.dirty = True
        if len(self.delays) > MOST_DELAYS:
            self.coarse_clock = True
            self.delays = {1, max(self.delays)}

    def count_items(self) -> None:
        """The program asks how many items of a queue are left to deal with: from now on they are counted, and the search begins again.

        Otherwise the count is no part of the state: a loop that feeds a queue comes back to where it was.
        """
        if not self.counts:
            self.counts = self.dirty = True

    def open_queues(self) -> None:
        """Two items of a queue cannot be compared, and other threads may wait at it: from now on queues show their lock and their conditions.

        What is put in or taken out then changes the queue without telling those who wait, which the queues of one step cannot follow.
        """
        if self.live > 1 and not self.opens_queues:
            self.opens_queues = self.dirty = True
