"""The few notions that compiled code, modelled primitives and the search share.

An `Op` is one visible operation that a thread is about to do; a `Fiber` is one thread (or task)
being explored. `current()` is the machine that runs them: modelled objects reach it through this
module, and it is reset when a search ends.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Generator, Hashable
from types import GeneratorType
from typing import TYPE_CHECKING, Any, Literal

from ..bounds import faults
from ..bounds.refusals import Exhausted, Unsupported
from ..results import Event, Status

if TYPE_CHECKING:
    from .machine import Machine

ALWAYS = ("",)
NEVER: tuple[str, ...] = ()
EXPIRE = ("expire",)

pulse: Any = bytearray(2)
"""A sign of life, that `guard` shares between two processes: what changes with each step, and whether steps are made at all."""


class _Here(threading.local):
    """The machine of each thread of the process that explores: another thread may be exploring too."""

    machine: Machine | None = None


_here = _Here()


def current() -> Machine:
    """The machine that runs at this moment."""
    machine = _here.machine
    assert machine is not None, "modelled objects live only inside an exploration"
    return machine


def program_file() -> str | None:
    """The file of the program that is being explored, or None."""
    program = getattr(_here.machine, "program", None)
    return program and program.filename


class Closing(GeneratorExit):
    """What ``close()`` throws into a generator of the program."""


Closing.__name__ = Closing.__qualname__ = "GeneratorExit"


def outside(error: BaseException | None) -> bool:
    """Whether an exception is not the program's: a refusal, a limit, an interruption, a fault of ours or of a signal's handler.

    The program must not see it: neither its handlers nor its ``finally`` blocks take part, and the search ends. Raises `Unsupported` for
    an exception of the program that speaks of what the model does otherwise.
    """
    if error is None:
        return False
    kind = type(error)
    if kind is GeneratorExit or issubclass(kind, Unsupported | Exhausted | KeyboardInterrupt):
        return True  # GeneratorExit: Python destroys a generator; the program closes one with `Closing`
    if isinstance(error, BaseExceptionGroup) and any(map(outside, error.exceptions)):
        return True
    program = current().program
    if faults.too_deep(error, program.filename) or faults.out_of_memory(error):
        return True
    if faults.origin(error, program.filename) != "program":
        return True
    if kind is TypeError or kind is AttributeError:
        current().operations.check_raised(error)
    return False


def unwrapped(error: BaseException) -> BaseException:
    """An exception that is `outside`, out of the group that an ``except*`` has put around it."""
    while isinstance(error, BaseExceptionGroup) and (inner := next(filter(outside, error.exceptions), None)):
        error = inner
    return error


def caught(kinds: Any = BaseException) -> Any:
    """What an ``except`` clause may catch of the exception under way: `kinds`, or nothing when it is not the program's."""
    machine = _here.machine
    return kinds if machine is not None and machine.alive and not outside(sys.exception()) else ()


def install(machine: Machine | None) -> Machine | None:
    """Make `machine` the current one of this thread (None: leave nothing behind); the one that was."""
    before, _here.machine = _here.machine, machine
    return before


class Op:
    """One visible operation. ``yield from op`` performs it when the scheduler decides so.

    Subclasses say when it is possible (`choices`), what it does (`execute`), which locations it
    touches (`keys`), and what is told of it (`event`, `blocked`). Their slots are part of the state.
    """

    __slots__ = ()
    writes = True
    eager = False
    """Whether doing it at once, whatever the others do, changes nothing for anybody."""
    stands_back = False
    """Whether a thread that could go on lets those that are ready go first, when simulating."""
    lasts = False
    """Whether the end of the program shows that it was done: a daemon thread may be cut off just before."""

    def choices(self) -> tuple[str, ...]:
        """The branches that are possible now: () when blocked, ("",) when there is only one."""
        return ALWAYS

    def execute(self, choice: str) -> Any:
        """Do it; what is returned or raised reaches the program."""
        raise NotImplementedError

    def keys(self) -> tuple[Hashable, ...]:
        """The locations that it touches, and those on which its choices depend."""
        return ()

    def event(self, done: bool = False, result: Any = None) -> Event | None:
        """What it does; `result` is known once it is `done`. Asked only when a graph or a run is told."""
        return None

    def blocked(self) -> Event | None:
        """What it waits for, and the threads that could bring it, while it cannot go on."""
        return None

    def __iter__(self) -> Generator[Op, Any, Any]:
        machine = current()
        if machine.live < 2 and not (self.lasts and machine.may_be_cut_off()):
            machine.touched.update(self.keys())
            choices = self.choices()
            if choices:
                return machine.perform(self, choices[0]) if len(choices) == 1 else (yield self)
        elif self.eager:
            machine.touched.update(self.keys())
            if self.choices() == ALWAYS:
                return machine.perform(self, "")
        return (yield self)


DRIVEN = (GeneratorType, Op)
"""What an operation answers instead of a value when it has to be driven by ``yield from``."""


def drive(value: Any) -> Generator[Op, Any, Any]:
    """Turn what a call answered (a value, or something to be driven) into a generator."""
    return (yield from value) if isinstance(value, DRIVEN) else value


def attempt(function: Any, /, *arguments: Any, **keywords: Any) -> Generator[Op, Any, tuple[Any, BaseException | None]]:
    """Call, and drive what it answers: its value, and None; or None, and what it raises if that is the program's (`caught`).

    For who has something to do before that exception goes on. It is not done inside an ``except`` clause: a thread that stops there
    has an exception under way, that no state holds.
    """
    try:
        value = function(*arguments, **keywords)
        if isinstance(value, DRIVEN):
            value = yield from value
    except caught() as error:
        return None, error
    return value, None


LISTED = ("listed",)
"""The place where threads are counted (`threading.enumerate`)."""
OF_A_THREAD = ("fiber", "claimed", "identified", "started", "alive")
"""What is looked at of a thread: each, with its index, is a place."""
Stage = Literal["", "claimed", "listed", "identified", "unlisted"]
"""How far a thread has come in its start, or in its end, when others may see it in the middle (`model.thread`)."""


class Fiber:
    """One thread of the program, or one task of an event loop."""

    __slots__ = (
        "daemon", "deadline", "error", "failure", "gen", "group", "handle", "index", "joined", "name", "pending", "stage", "status", "wake"
    )  # fmt: skip

    def __init__(self, index: int, name: str, handle: Any = None):
        self.index, self.name, self.handle = index, name, handle
        self.gen: Any = None  # a generator that yields `Op`, once it has something to do and until it has ended
        self.pending: Op | None = None
        self.status: Status = "new"
        self.stage: Stage = ""
        self.daemon = self.joined = False
        self.group: Any = self  # fibers of one event loop share a group: one runs at a time
        self.error: BaseException | None = None
        self.failure: Any = None
        self.wake: float | None = None
        self.deadline: float | None = None

    @property
    def thread(self) -> Fiber:
        """The thread that runs it: that of its loop, for a task."""
        group: Any = self.group
        return self if group is self else group.fiber

    @property
    def finished(self) -> bool:
        return self.status in ("done", "failed")
