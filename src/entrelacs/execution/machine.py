"""One execution of the program: its threads, and what each step does.

The `Machine` runs a compiled program step by step; `restart` begins again from nothing, which is
how a state is reached a second time (generators cannot be copied, so schedules are replayed).
It also keeps the account of shared locations: a location is a switch point only when two threads
touch it and one of them writes (`quiet`); the search restarts whenever a new one is found.
"""

from __future__ import annotations

import math
import opcode
import re
import sys
from collections.abc import Callable, Generator, Hashable, Iterable
from dataclasses import replace
from functools import partial
from types import TracebackType
from typing import Any, NoReturn

from ..bounds import faults
from ..bounds.limits import LIMITS, Limits
from ..bounds.refusals import Unsupported
from ..lowering.program import Program
from ..results import Decision, Event, Failure, Verb
from . import kernel, words
from .kernel import ALWAYS, NEVER, Fiber, Op
from .layouts import Layouts
from .walks import Walks

MANY = -1
STORE_FAST = opcode.opmap["STORE_FAST"]
FUEL = 2_000
"""Loop iterations that a step may do; beyond, the thread stops so that others can go on."""
FUEL_ALONE = 100_000
"""The same, when there is no other."""
GRAIN = 100
"""Microseconds by which a delay between two readings of the clock may be exceeded."""
MOST_DELAYS = 8
"""Delays after which the clock may be read, at most: each is a branch of every reading."""


REDIRECTION = re.compile(r"redirect_std|\bstdout\s*(=[^=]|,)|setattr")


class Everything:
    """The set of all locations: what an unreduced search takes for the conflicting ones."""

    def __contains__(self, key: object) -> bool:
        return True

    def add(self, key: object) -> None:
        pass


class Access(Op):
    """A read or a write of a shared location, or one call of a container's method."""

    __slots__ = ("arguments", "function", "locations", "site", "writes")

    def __init__(
        self, site: int, locations: tuple[Hashable, ...], writes: bool, function: Callable[..., Any], *arguments: Any
    ):
        self.site, self.locations, self.writes = site, locations, writes
        self.function, self.arguments = function, arguments

    def keys(self) -> tuple[Hashable, ...]:
        return self.locations

    @property
    def blind(self) -> bool:
        """Whether what it writes does not depend on what was there."""
        return getattr(self.function, "__name__", "") == "write_global"

    def execute(self, choice: str) -> Any:
        if self.writes:
            walks = kernel.current().walks
            for key in walks.at.keys() & self.locations:
                walks.about_to_write(key)
        return self.function(*self.arguments)

    def event(self, done: bool = False, result: Any = None) -> Event:
        text = kernel.current().program.sites[self.site].text
        if words.verb_of(self.function) == "call":  # of (site, function, arguments, keywords)
            return words.call(text, self.writes, self.arguments[1], self.arguments[2], done, result)
        return words.access(text, self.writes, self.function, self.arguments, done, result)


class Tick(Op):
    """A thread that has looped for long lets the others go on, and shows whether it is still in the same state."""

    __slots__ = ()
    writes = False
    stands_back = True

    def execute(self, choice: str) -> None:
        machine = kernel.current()
        machine.turns += FUEL if machine.live > 1 else FUEL_ALONE
        machine.fuel = FUEL
        if machine.turns > machine.limits.turns:
            raise machine.limits.reached("turns")

    def __iter__(self) -> Generator[Op, Any, Any]:
        return (yield self)

    def event(self, done: bool = False, result: Any = None) -> Event:
        return Event("spin")


class Machine:
    """Runs one program, as often as needed."""

    def __init__(
        self,
        program: Program,
        namespace: Callable[[Machine], dict[str, Any]],
        *,
        tell: Callable[[Event | None], str],
        wakeups: str = "documented",
        reduce: bool = True,
        simulation: bool = False,
        choose_random: bool = False,
        split_print: bool = False,
        limits: Limits = LIMITS,
    ):
        self.limits = replace(limits, turns=10 * limits.turns, output=10 * limits.output) if simulation else limits
        self.tell = tell
        """How an event is said: the sentence that goes beside it in the results."""
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
        self.versions: set[str] = set()  # what the program uses that versions of Python do differently
        self.invented: set[str] = set()  # what the program asked whose answer depends on the machine: the model makes one up
        self.trail: list[tuple[Fiber, Event | Callable[[], Event] | None, int | None]] | None = None
        self.fibers: list[Fiber] = []
        self.generators = []
        self.classes = {}
        self.alive = False
        self.live = self.unjoined = 0
        self.borrowed: dict[int, str] = {}
        """The containers of modules, which the program may read: a change would outlive the exploration."""
        self.kept_out: Callable[[Machine, Fiber], bool]
        self.main_body: Callable[[Fiber, Any], Any]
        self.forget_accesses()
        self.base = namespace(self)
        self.timed = simulation  # the program may look at the time: sleeping changes what it sees
        self.orders = False  # … or at the order of a set from which something was taken
        self.counts = simulation  # … or ask whether all that a queue was given has been dealt with
        self.coarse_clock = False
        self.dated = False  # … and at what a calendar shows of it
        self.delays: set[int] = set()  # how much later, in microseconds, a reading of the clock may come
        self.redirects = REDIRECTION.search(program.source) is not None  # print may then write elsewhere

    # -- executions -------------------------------------------------------------------------

    def restart(self) -> None:
        """Begin a new execution; the main thread stands before its first visible operation."""
        self.abandon()
        self.fibers = []
        self.output: list[str] = []
        self.owned: dict[int, tuple[Hashable, object]] = {}
        self.generators: list[Any] = []
        self.writers: dict[type, Any] = {}  # how to write the values of each type in a snapshot
        self.namespace: dict[str, Any] = {}  # what the last execution left dies now, while nothing is alive
        self.counters: dict[Hashable, int] = {}
        self.classes: dict[type, dict[str, None]] = {}
        self.failures: list[Failure] = []
        self.ids: dict[int, tuple[int, object]] = {}
        self.iterators: dict[int, tuple[Any, ...]] = {}
        self.walks = Walks()
        self.layouts = Layouts()
        self.local: dict[Hashable, Any] = {}
        self.touchers: dict[int, tuple[int, object]] = {}  # the thread that touched an asyncio object first
        self.touching = False  # an asyncio object is being touched from outside its loop, knowingly
        self.locked: dict[int, Fiber] = {}  # the containers that a thread is changing step by step
        self.hides = False  # whether the program holds a value that it may not look at
        self.lowered: dict[Any, Any] = {}  # modules and functions of the library, made for this execution
        self.clock = 0.0
        self.closing = False  # whether the main thread has done all that the program asks of it
        self.thread_count = self.task_count = 0
        self.fuel = FUEL
        self.turns = self.printed = self.readings = 0
        self.current: Fiber = None  # type: ignore[assignment]
        self.live = self.unjoined = 0
        self.alive = True
        kernel.pulse[0] ^= 1
        kernel.pulse[1] = 1
        self.forget_accesses()
        self.namespace = dict(self.base)
        exec(self.program.code, self.namespace)
        main = self.new_fiber("MainThread")
        main.gen = self.main_body(main, self.namespace["$main"]())
        self.begin(main)

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
        self.live -= 1
        if error is not None and not isinstance(error, SystemExit):
            fiber.status = "failed"
            fiber.error = error
            hook = getattr(fiber.handle, "_uncaught", None)
            if hook is not None and hook(fiber, error):
                return
            self.fail(fiber, error)

    def fail(self, fiber: Fiber, error: BaseException) -> None:
        """Keep account of an uncaught exception."""
        fiber.failure = Failure(
            "exception", type(error).__name__, str(error), fiber.name, self.line_of(error.__traceback__), leaves=self.leaves(error)
        )
        self.failures.append(fiber.failure)

    def leaves(self, error: BaseException) -> tuple[tuple[str, str, int | None], ...]:
        """What a group of exceptions holds."""
        if not isinstance(error, BaseExceptionGroup):
            return ()
        found: list[tuple[str, str, int | None]] = []
        for inner in error.exceptions:
            leaf = (type(inner).__name__, str(inner), self.line_of(inner.__traceback__))
            found += self.leaves(inner) if isinstance(inner, BaseExceptionGroup) else [leaf]
        return tuple(found)

    def retire(self, fiber: Fiber) -> None:
        """End what waits before its first step, and will never do it."""
        fiber.gen.close()
        fiber.gen = fiber.pending = fiber.wake = None
        fiber.status = "done"
        self.live -= 1

    def line_of(self, traceback: TracebackType | None) -> int | None:
        """The innermost line of the program in a traceback."""
        line = None
        while traceback is not None:
            if traceback.tb_frame.f_code.co_filename == self.program.filename:
                line = line_at(traceback)
            traceback = traceback.tb_next
        return line

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
        fiber, line = self.current, self.site_line(op)
        event = op.event()
        try:
            result = op.execute(choice)
        except BaseException:
            self.trail.append((fiber, event, line))
            raise
        self.trail.append((fiber, op.event(True, result), line))
        return result

    def site_line(self, op: Op) -> int | None:
        site = getattr(op, "site", None)
        if site is None:
            return None
        # Of a module of ours, the line that counts is the program's.
        return self.program.sites[site].line or self.line_now(self.current)

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

    def take(self, fiber: Fiber, op: Op, choice: str) -> None:
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
        over = all(fiber.daemon or fiber.finished or fiber.status == "new" for fiber in self.fibers)
        if over:
            for generator in self.generators:
                if generator.guarded and generator.started and generator.frame is not None and not generator.running:
                    raise Unsupported(
                        f"le générateur {generator.frame.__name__} est abandonné dans un « with » ou un « try » : "
                        "le moment où Python le ferme n'est pas modélisé (fermez-le avec close())",
                        generator.frame.gi_frame.f_lineno,
                    )
        return over

    def may_be_cut_off(self) -> bool:
        """Whether the current thread is a daemon: the program ends without waiting for it, whatever it is about to do."""
        return self.current.thread.daemon

    def line_now(self, fiber: Fiber) -> int | None:
        """The line of the program where a thread stands."""
        line = None
        generator = fiber.gen
        while generator is not None:
            frame = getattr(generator, "gi_frame", None)
            if frame is None:
                break
            if frame.f_code.co_filename == self.program.filename:
                line = frame.f_lineno
            generator = generator.gi_yieldfrom
        return line

    def tired(self) -> bool:
        """Whether the current step has looped for so long that it has to stop."""
        self.fuel -= 1
        if self.fuel >= 0:
            return False
        if self.fuel & 1023 == 0:
            kernel.pulse[0] ^= 1
        return self.live > 1 or self.fuel < FUEL - FUEL_ALONE

    # -- shared locations -------------------------------------------------------------------

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

    def quiet(self, key: Hashable, write: bool) -> bool:
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
            entry[0] = MANY
        return True

    def all_quiet(self, keys: Iterable[Hashable], write: bool) -> bool:
        """The same of several locations touched by one access: every one of them is noted, whatever the first ones answer."""
        quiet = True
        for key in keys:
            if not self.quiet(key, write):
                quiet = False
        return quiet

    def between_tasks(self, key: Hashable, write: bool) -> None:
        """Take note of an access by a task; when a step is told, say what it does to what several tasks share."""
        first, written = self.task_log.setdefault(key, [self.current.index, write])
        if first != self.current.index and (write or written):
            self.between.add(key)
        self.task_log[key][1] = written or write
        if self.trail is not None and key in self.between and key in self.program.globals:
            # What is written is known once the step is over: nobody else goes on meanwhile.
            told = partial(words.of_global, self.namespace, key, True) if write else words.of_global(self.namespace, key, False)
            self.trail.append((self.current, told, None))

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

    def learnt(self) -> tuple[Any, ...]:
        """What the explorations of this program have to know from the start, to make the same steps."""
        conflicts = set(self.conflicts) if isinstance(self.conflicts, set) else self.conflicts
        return conflicts, set(self.between), set(self.crossed), set(self.delays), self.timed, self.counts

    def learn_again(self, learnt: tuple[Any, ...]) -> None:
        """Start with what another machine has learnt."""
        self.conflicts, self.between, self.crossed, self.delays, self.timed, self.counts = learnt

    def count_items(self) -> None:
        """The program asks how many items of a queue are left to deal with: from now on they are counted, and the search begins again.

        Otherwise the count is no part of the state: a loop that feeds a queue comes back to where it was.
        """
        if not self.counts:
            self.counts = self.dirty = True

    def serial(self, kind: str) -> tuple[Hashable, ...]:
        """A name for a new primitive: its maker, and how many it had made."""
        maker = (kind, self.current.index if self.current is not None else 0)
        count = self.counters.get(maker, 0)
        self.counters[maker] = count + 1
        return (*maker, count)

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
            self.trail.append((self.current, Event(verb, name), self.line_now(self.current)))


def line_at(entry: TracebackType) -> int:
    """The line of an entry of a traceback, however often its code has run.

    Once it has run for a while, CPython 3.11 does a STORE_FAST and the LOAD_FAST after it at one go, and tells the line of the first
    for a variable that the second finds unbound.
    """
    code, offset = entry.tb_frame.f_code, entry.tb_lasti
    if sys.version_info < (3, 12) and code.co_code[offset] == STORE_FAST:
        return next((line for start, end, line in code.co_lines() if start <= offset + 2 < end and line), entry.tb_lineno)
    return entry.tb_lineno


def blocked_forever(machine: Machine) -> list[Fiber]:
    """The threads that the program waits for and that cannot go on."""
    return [f for f in machine.fibers if not f.daemon and not f.finished and f.status != "new"]


__all__ = ["ALWAYS", "NEVER", "Access", "Everything", "Generator", "Machine", "Tick", "blocked_forever"]
