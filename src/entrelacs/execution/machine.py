"""One execution of the program: its threads, and what each step does.

The `Machine` runs a compiled program step by step; `restart` begins again from nothing, which is
how a state is reached a second time (generators cannot be copied, so schedules are replayed).
It also keeps the account of shared locations (`entrelacs.execution.locations`), and knows the lines of the program
(`entrelacs.execution.lines`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from dataclasses import replace
from types import CodeType
from typing import Any, NoReturn

from ..bounds import faults
from ..bounds.limits import LIMITS, Limits
from ..bounds.refusals import Unsupported
from ..lowering.program import Program
from ..results import Decision, Event, Failure, Verb
from . import kernel, words
from .access import FUEL, FUEL_ALONE, Access
from .kernel import ALWAYS, Fiber, Op
from .layouts import Layouts
from .lines import Lines
from .locations import Everything, Locations
from .memory import taken_memory
from .walks import Walks
from .world import World

REDIRECTION = re.compile(r"redirect_std|\bstdout\s*(=[^=]|,)|setattr")
"""What a program writes that may send elsewhere what it prints."""
BETWEEN = 0xFF
"""A mask: how many turns of a loop are made between two looks at the memory."""


class Machine(Locations, Lines):
    """Runs one program, as often as needed."""

    def __init__(
        self,
        program: Program,
        furnish: Callable[[Machine], World],
        *,
        wakeups: str = "documented",
        reduce: bool = True,
        simulation: bool = False,
        choose_random: bool = False,
        split_print: bool = False,
        limits: Limits = LIMITS,
    ):
        """`furnish` makes what surrounds the program; it may `prepare` modules of the library on the machine, which is the current one
        meanwhile."""
        self.limits = replace(limits, turns=10 * limits.turns, output=10 * limits.output) if simulation else limits
        self.before = taken_memory() or 0
        """The memory that the process had taken before."""
        self.program, self.wakeups, self.reduce, self.simulation = program, wakeups, reduce, simulation
        self.choose_random, self.split_print = choose_random, split_print
        self.conflicts: Any = set() if reduce else Everything()
        self.log: dict[Hashable, list[Any]] = {}
        # What tasks of one loop share: no switch point, but the reader wants to see it.
        self.task_log: dict[Hashable, list[Any]] = {}
        self.between: set[Hashable] = set()
        self.crossed: set[str] = set()  # the classes of asyncio objects that several threads touch
        self.dirty = False
        self.trusted: set[str] = set()
        """The C functions that were taken for one step although another thread could have been in the middle."""
        self.allowed: set[str] = set()
        """The modules that it imported on the word of whoever explores."""
        self.versions: set[str] = set()  # what the program uses that versions of Python do differently
        self.invented: set[str] = set()  # what the program asked whose answer depends on the machine: the model makes one up
        self.trail: list[tuple[Fiber, Event | Callable[[], Event] | None]] | None = None
        self.labels: dict[int, str] = {}  # while something is told: the names of its objects, by their addresses (`state.naming`)
        self.borrowed: dict[int, str] = {}
        """The containers of modules, which the program may read: a change would outlive the exploration."""
        self.timed = simulation  # the program may look at the time: sleeping changes what it sees
        self.orders = False  # … or at the order of a set from which something was taken
        self.counts = simulation  # … or ask whether all that a queue was given has been dealt with
        self.opens_queues = False  # … or put into one what cannot be compared, while others wait there
        self.recycles = False  # … or end a thread that holds an RLock: the system may give its number to a thread that starts later
        self.counted = False  # … or count the threads that are there
        self.coarse_clock = False
        self.dated = False  # … and at what a calendar shows of it
        self.delays: set[int] = set()  # how much later, in microseconds, a reading of the clock may come
        self.redirects = REDIRECTION.search(program.source) is not None  # print may then write elsewhere
        self.namespace: dict[str, Any]
        self.forget_execution()
        before = kernel.install(self)
        try:
            self.world = furnish(self)
        finally:
            kernel.install(before)
        self.base, self.operations = self.world.names, self.world.operations
        self.main_body, self.kept_out, self.tell = self.world.main_body, self.world.kept_out, self.world.tell

    def prepare(self, code: CodeType, namespace: dict[str, Any]) -> None:
        """Execute a module of the library in `namespace`, before the program: it never stops, nothing is shared yet."""
        self.namespace = namespace
        exec(code, namespace)
        for _ in namespace["$main"]():
            raise AssertionError("a module of the library does not stop")

    # -- executions -------------------------------------------------------------------------

    def restart(self) -> None:
        """Begin a new execution; the main thread stands before its first visible operation."""
        self.abandon()
        self.forget_execution()
        self.alive = True
        kernel.pulse[0] ^= 1
        kernel.pulse[1] = 1
        self.namespace = dict(self.base)
        exec(self.program.code, self.namespace)
        main = self.new_fiber("MainThread")
        main.gen = self.main_body(main, self.namespace["$main"]())
        self.begin(main)

    def forget_execution(self) -> None:
        """Nothing has been executed yet."""
        self.alive = False
        self.fibers: list[Fiber] = []
        self.output: list[str] = []
        self.owned: dict[int, tuple[Hashable, object]] = {}
        self.generators: list[Any] = []
        self.writers: dict[type, Any] = {}  # how to write the values of each type in a snapshot
        self.namespace = {}  # what the last execution left dies now, while nothing is alive
        self.counters: dict[Hashable, int] = {}
        self.classes: dict[type, dict[str, None]] = {}
        self.failures: list[Failure] = []
        self.ids: dict[int, tuple[int, object]] = {}
        self.iterators: dict[int, tuple[Any, ...]] = {}
        self.walks = Walks()
        self.layouts = Layouts()
        self.local: dict[Hashable, Any] = {}
        self.owned_locks: list[Any] = []  # those that a thread owns while it holds them
        self.touchers: dict[int, tuple[int, object]] = {}  # the thread that touched an asyncio object first
        self.touching = False  # an asyncio object is being touched from outside its loop, knowingly
        self.spelt: dict[int, list[Any]] = {}  # by the index of the thread: what it is writing as a text, the outermost first
        self.below_c = 0  # how many calls of the program C code has under way
        self.locked: dict[int, Fiber] = {}  # the containers that a thread is changing step by step
        self.hides = False  # whether the program holds a value that it may not look at
        self.lowered: dict[Any, Any] = {}  # modules and functions of the library, made for this execution
        self.clock = 0.0
        self.closing = False  # whether the main thread has done all that the program asks of it, and pools take no more tasks
        self.main_ended = False  # whether `threading` takes it for ended
        self.exiting = False  # whether the functions given to `atexit` are being called
        self.thread_count = self.task_count = 0
        self.fuel = FUEL
        self.turns = self.printed = self.readings = 0
        self.current: Fiber = None  # type: ignore[assignment]  # never None where a step is made
        self.live = self.unjoined = 0
        self.forget_accesses()

    def abandon(self) -> None:
        """Forget the execution under way. User ``finally`` blocks see that it is over and do nothing."""
        self.alive = False
        kernel.pulse[1] = 0
        frames = [fiber.gen for fiber in self.fibers] + [generator.frame for generator in self.generators]
        for frame in frames:
            if frame is not None:
                # A primitive's own ``finally`` may still run, on an execution that no longer exists: what it then raises
                # says nothing about the program. What the handler of a signal raises is not ours to keep.
                try:
                    frame.close()
                except Exception as problem:
                    if faults.origin(problem, self.program.filename) == "host":
                        raise

    def new_fiber(self, name: str, handle: object = None) -> Fiber:
        """A thread that exists but is not started. Indices follow the order of creation."""
        fiber = Fiber(len(self.fibers), name, handle)
        self.fibers.append(fiber)
        return fiber

    def begin(self, fiber: Fiber) -> None:
        """Start a thread: it goes to its first visible operation."""
        self.live += 1
        if self.current is not None and fiber.group is fiber:
            self.unjoined += 1
        fiber.status = "ready"
        if self.recycles and fiber.group is fiber:
            self.give_number(fiber)
        self.resume(fiber, None, None)

    def resume(self, fiber: Fiber, value: Any, error: BaseException | None) -> None:
        """Let a thread run until its next visible operation."""
        outer, self.current = self.current, fiber
        self.ran.add(fiber.index)
        fiber.pending = None
        fiber.deadline = None
        try:
            fiber.pending = fiber.gen.send(value) if error is None else fiber.gen.throw(error)
        except StopIteration:
            self.finish(fiber, None)
        except BaseException as problem:
            if kernel.outside(problem):
                self.leave(problem, fiber)
            self.finish(fiber, problem)
        else:
            if fiber.group is not fiber:
                fiber.group.stopped(fiber)
        finally:
            self.current = outer

    def leave(self, problem: BaseException, fiber: Fiber) -> NoReturn:
        """End the search: a refusal tells its line."""
        problem = kernel.unwrapped(problem)
        if isinstance(problem, Unsupported) and problem.line is None:
            # A thread that runs nothing of the program (its target is a method of an Event) stands nowhere: its starter does.
            lines = map(self.line_now, (fiber, *self.fibers))
            problem.line = self.line_of(problem.__traceback__) or next(filter(None, lines), None)
        raise problem

    def finish(self, fiber: Fiber, error: BaseException | None) -> None:
        """A thread has ended, by itself or by an uncaught exception."""
        fiber.gen = None
        fiber.status = "done"
        if fiber.group is not fiber:
            fiber.group.stopped(fiber)
        elif fiber.index:  # the system keeps the main thread to the end
            self.free_number(fiber)
        self.live -= 1
        if error is not None and not isinstance(error, SystemExit):
            fiber.status = "failed"
            fiber.error = error
            if fiber.failure is None:
                self.fail(fiber, error)

    def fail(self, fiber: Fiber, error: BaseException) -> None:
        """Keep account of an uncaught exception."""
        fiber.failure = Failure(
            "exception", type(error).__name__, words.message(error), fiber.name, self.line_of(error.__traceback__), leaves=self.leaves(error)
        )
        self.failures.append(fiber.failure)

    def leaves(self, error: BaseException) -> tuple[tuple[str, str, int | None], ...]:
        """What a group of exceptions holds."""
        if not isinstance(error, BaseExceptionGroup):
            return ()
        found: list[tuple[str, str, int | None]] = []
        for inner in error.exceptions:
            leaf = (type(inner).__name__, words.message(inner), self.line_of(inner.__traceback__))
            found += self.leaves(inner) if isinstance(inner, BaseExceptionGroup) else [leaf]
        return tuple(found)

    def free_number(self, fiber: Fiber) -> None:
        """A thread ends; when it still holds a lock that knows it by its number, it matters who starts afterwards: the search begins again."""
        for lock in self.owned_locks:
            self.touched.add(lock.serial)
            if lock.owner is fiber and not self.recycles:
                self.recycles = self.dirty = True

    def give_number(self, fiber: Fiber) -> None:
        """A thread starts, maybe with the number of one that has ended: that is a step, and the locks that such a one holds know it for an heir."""
        place = ("started", fiber.index)
        if place not in self.conflicts:
            self.conflicts.add(place)
            self.dirty = True
        for lock in self.owned_locks:
            self.touched.add(lock.serial)
            if lock.owner is not None and lock.owner.finished and lock.owner.index:
                self.touched.add(("fiber", lock.owner.index))
                lock.heirs += (fiber.index,)

    def retire(self, fiber: Fiber) -> None:
        """End what waits before its first step, and will never do it."""
        fiber.gen.close()
        fiber.gen = fiber.pending = fiber.wake = None
        fiber.status = "done"
        self.live -= 1

    # -- steps ------------------------------------------------------------------------------

    def perform(self, op: Op, choice: str) -> Any:
        """Do an operation at once, without a switch point."""
        if self.current.deadline is not None:
            if choice.startswith("expire"):
                self.clock = max(self.clock, self.current.deadline)
            self.current.deadline = None
        if type(op) is not Access or not op.blind:
            self.touched.update(op.keys())
        if self.trail is None:
            return op.execute(choice)
        fiber, event = self.current, op.event()
        try:
            result = op.execute(choice)
        except BaseException:
            self.trail.append((fiber, event))
            raise
        self.trail.append((fiber, op.event(True, result)))
        return result

    def enabled(self) -> list[Decision]:
        """Every decision that is possible now."""
        found: list[Decision] = []
        for fiber in self.fibers:
            if fiber.pending is not None and (fiber.group is fiber or fiber.group.allows(fiber)):
                if self.locked and self.kept_out(self, fiber):
                    continue
                choices = fiber.pending.choices()
                if choices is ALWAYS:
                    found.append((fiber.index, ""))
                else:
                    found.extend((fiber.index, choice) for choice in choices)
        return found

    def step(self, decision: Decision) -> None:
        """Let one thread do its next operation, then go to the following one."""
        kernel.pulse[0] ^= 1
        index, choice = decision
        fiber = self.fibers[index]
        op = fiber.pending
        self.fuel = FUEL
        self.forget_accesses()
        self.take(fiber, op, choice)
        if self.live > 1:
            self.settle()

    def take(self, fiber: Fiber, op: Any, choice: str) -> None:
        outer, self.current = self.current, fiber
        error = value = None
        try:
            value = self.perform(op, choice)
        except BaseException as problem:
            if kernel.outside(problem):
                self.leave(problem, fiber)
            error = problem
        finally:
            self.current = outer
        self.resume(fiber, value, error)

    def settle(self) -> None:
        """Do at once the operations that commute with everything (a join whose thread has ended)."""
        again = True
        while again:
            again = False
            for fiber in self.fibers:
                op = fiber.pending
                if op is not None and op.eager and self.live > 1 and op.choices() == ALWAYS:
                    if fiber.group is fiber or fiber.group.allows(fiber):
                        self.take(fiber, op, "")
                        again = True

    def over(self) -> bool:
        """Whether every thread that the program waits for has ended."""
        for fiber in self.fibers:
            if not (fiber.daemon or fiber.finished or fiber.status == "new"):
                return False
        for generator in self.generators:
            if generator.guarded and generator.started and generator.frame is not None and not generator.running:
                raise Unsupported(
                    f"le générateur {generator.frame.__name__} est abandonné dans un « with » ou un « try » : "
                    "le moment où Python le ferme n'est pas modélisé (fermez-le avec close())",
                    generator.frame.gi_frame.f_lineno,
                )
        return True

    def may_be_cut_off(self) -> bool:
        """Whether the current thread is a daemon: the program ends without waiting for it, whatever it is about to do."""
        return self.current.thread.daemon

    def tired(self) -> bool:
        """Whether the current step has looped for so long that it has to stop."""
        self.fuel -= 1
        if self.fuel & BETWEEN == 0:
            self.check_memory()
        if self.fuel >= 0:
            return False
        if self.fuel & 1023 == 0:
            kernel.pulse[0] ^= 1
        return self.live > 1 or self.fuel < FUEL - FUEL_ALONE

    def called_from_c(self) -> None:
        """C code calls the program, maybe without end: it cannot be stopped, but what it calls can."""
        self.turns += 1
        if self.turns & BETWEEN == 0:
            kernel.pulse[0] ^= 1
            self.check_memory()
        if self.turns > self.limits.turns:
            raise self.limits.reached("turns")

    def check_memory(self) -> None:
        """End the search when one step takes more memory than it may take in all."""
        if (taken_memory() or 0) - self.before > 1_000_000 * self.limits.memory:
            raise self.limits.reached("memory")

    # -- besides its steps ------------------------------------------------------------------

    def now(self) -> float:
        """The virtual time."""
        return self.clock

    def write(self, text: str) -> None:
        """Print."""
        self.printed += len(text)
        if self.printed > self.limits.output:
            raise self.limits.reached("output")
        self.output.append(text)

    def note(self, verb: Verb, name: str) -> None:
        """Say what the current step does besides its operation (a thread started, for example)."""
        if self.trail is not None and self.current is not None:
            self.trail.append((self.current, Event(verb, name)))
