"""The canonical form of a state.

Two executions that reach states with equal snapshots can go on in the same ways. The snapshot
holds the stacks of the threads (where each suspended generator stands, and its live locals), the global variables, everything
reachable from them, and what was printed. It is complete: an object is written with all that it holds, or refused
(`Unsupported`). Objects are numbered in the order in which they are met, never by address, and written one after the other,
whatever their depth; values are written with their exact type (``marshal``, version 2, which ignores object identity and
interning).
"""

from __future__ import annotations

import marshal
from hashlib import blake2b
from typing import Any

from ..bounds.refusals import Unsupported
from ..execution.kernel import Fiber
from ..model.moments import DIGITS
from .writers import WRITERS, Writers
from .writing import UNBOUND

MOST_VALUES = 200_000
"""Values in a state, at most, for each megabyte that it may take."""


class Snapshot(Writers):
    """Visits the states of one machine, one after the other."""

    def digest(self) -> bytes:
        """A key: equal for equal states. Raises `Unsupported` for what cannot be written in full, `Exhausted` beyond the limits."""
        machine = self.machine
        self.begin()
        if not machine.writers:
            self.begin_execution()
        try:
            for fiber in machine.fibers:
                self.fiber(fiber)
            self.globals()
            self.rest()
        except Unsupported as refusal:
            if refusal.line is None:
                refusal.line = self.blame()
            raise
        try:
            written = marshal.dumps(self.out, 2)
        except (ValueError, OverflowError, MemoryError):
            written = None
        self.todo = []
        if written is None or len(written) > machine.limits.state_size * 1_000_000:
            raise machine.limits.reached("state_size")
        return blake2b(written, digest_size=16).digest()

    def begin_execution(self) -> None:
        """The classes of the program are new."""
        self.machine.writers.update(WRITERS)
        self.shapes.clear()
        self.classes.clear()

    def write(self) -> None:
        """Write the objects met so far and those that they lead to, in the order of their numbers."""
        writers, out, todo = self.machine.writers, self.out, self.todo
        most = MOST_VALUES * self.machine.limits.state_size
        for value in todo:
            kind = type(value)
            writer = writers.get(kind)
            if writer is None:
                writer = writers[kind] = self.find_writer(kind)
            writer(self, value, kind)
            if len(out) > most or len(todo) > most:
                raise self.machine.limits.reached("state_size")

    def blame(self) -> int | None:
        """The line of the thread from which something is reached that cannot be written."""
        for fiber in self.machine.fibers:
            if fiber.gen is not None:
                self.begin()
                try:
                    self.frames(fiber.gen)
                    self.write()
                except Unsupported:
                    return self.machine.line_now(fiber)
        return next((self.machine.line_now(fiber) for fiber in self.machine.fibers if fiber.gen is not None), None)

    # -- what is written ---------------------------------------------------------------------

    def fiber(self, fiber: Fiber) -> None:
        """One thread or task."""
        out = self.out
        out.append(self.mark(fiber.name, fiber.status, fiber.stage, fiber.daemon, fiber.joined))
        if fiber.gen is not None:
            self.frames(fiber.gen)
            if fiber.pending is not None:
                self.visit(fiber.pending)
        if fiber.group is not fiber:
            running = fiber.group.running
            out.append(-1 if running is None else running.index)
        if fiber.handle is not None and (fiber.gen is not None or fiber.index == 0 or fiber.group is not fiber):
            self.visit(fiber.handle)  # ``current_thread()`` reaches it
        if fiber.wake is not None:
            out.append(("wake", round(fiber.wake - self.machine.clock, DIGITS)))
        if fiber.deadline is not None:
            out.append(("deadline", round(fiber.deadline - self.machine.clock, DIGITS)))

    def globals(self) -> None:
        """The global variables."""
        namespace, out, visit = self.machine.namespace, self.out, self.visit
        for name in self.machine.program.globals:
            if name in namespace:
                visit(namespace[name])
            else:
                out.append(UNBOUND)

    def rest(self) -> None:
        """What the machine keeps for the program, then everything that was met."""
        machine, out = self.machine, self.out
        out.append("".join(machine.output))
        if machine.dated:
            out.append(("clock", machine.clock))
        if machine.failures:
            out.append(tuple(sorted((f.thread or "", f.exception, f.message, f.line or 0, repr(f.leaves)) for f in machine.failures)))
        out.append(self.mark("counters", machine.thread_count, machine.task_count, frozenset(machine.counters.items())))
        self.around()
        self.write()
        if machine.locked:
            out.append(tuple(sorted((fiber.index, self.seen.get(identity, b"")) for identity, fiber in machine.locked.items())))

    def around(self) -> None:
        """What the machine keeps for the program besides its variables."""
        machine, out = self.machine, self.out
        for number, thing in machine.ids.values():
            out.append(number)
            self.visit(thing)
        for key, value in machine.local.items():
            out.append(str(key))
            self.visit(value)
        # Should one of these be abandoned, the exploration says so.
        self.suspended([g for g in machine.generators if g.guarded and g.started and g.frame is not None])

    def suspended(self, generators: list[Any]) -> None:
        """Generators that have something left to do, in the order in which they were made."""
        for generator in generators:
            self.visit(generator)
