"""The modelled `threading.Thread`: its start, its end, and those who look.

A thread starts at one go, and its end is no step, unless somebody may be looking at that moment: `is_alive`, `ident`, `enumerate`, a
join that may expire. The machine takes note of who looks (`looks`), and the search starts again with steps in that place: CPython
starts a thread in several (`STAGES`) and ends it in two, and whoever looks twice may see it in between.

The order of these steps is that of CPython's Lib/threading.py: `start`, `_bootstrap_inner`, `_delete`, `_shutdown`.

Python's documentation: threading, *Thread objects*.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Hashable
from typing import Any

from ..bounds.refusals import Unsupported
from ..execution import words
from ..execution.kernel import ALWAYS, EXPIRE, LISTED, NEVER, Fiber, Op, Stage, attempt, current, drive
from ..results import Event as Told
from ..results import Verb
from .atexit import STANDS_FOR as STANDS_FOR_EXITS
from .atexit import exits
from .excepthook import HOOK, ExceptHookArgs, excepthook
from .primitive import timed

STANDS_FOR = "threading"


class Join(Op):
    """Wait for the end of a thread."""

    __slots__ = ("target", "timed")

    def __init__(self, target: Fiber, has_timeout: bool):
        self.target, self.timed = target, has_timeout

    @property
    def eager(self) -> bool:  # type: ignore[override]  # nobody ever sets it; once a thread has ended, it stays so
        return not self.timed

    @property
    def writes(self) -> bool:  # type: ignore[override]  # nobody ever sets it
        return False

    def keys(self) -> tuple[Hashable, ...]:
        return (("fiber", self.target.index),)

    def choices(self) -> tuple[str, ...]:
        if over(self.target):
            return ALWAYS
        return EXPIRE if self.timed else NEVER

    def execute(self, choice: str) -> None:
        if self.target.finished and self.target.index and not self.target.joined:
            self.target.joined = True
            current().unjoined -= 1

    def event(self, done: bool = False, result: Any = None) -> Told:
        if done and not over(self.target):
            return Told("give_up", self.target.name, choice="expired")
        return Told("join", self.target.name)

    def blocked(self) -> Told:
        return Told("await_end", self.target.name, holders=words.who([self.target]))


STAGES: dict[Hashable, tuple[Stage, Verb]] = {
    "claimed": ("claimed", "claim"),
    LISTED: ("listed", "enlist"),
    "identified": ("identified", "identify"),
    "started": ("", "start"),
}
"""What CPython does, in this order, to start a thread, by the name under which others look at it: it checks that nobody has, counts it
among those that are there (`enumerate`), gives it its number (`ident`) and says that it has started (`is_alive`, `join`)."""
TWICE = (
    "deux fils démarrent le même fil au même moment : aucune règle ne dit ce qui arrive, et CPython peut l'exécuter deux fois "
    "ou ne rien signaler : protégez start(), ou démarrez un fil neuf"
)
TOO_LATE = "une fonction confiée à atexit démarre un fil : Python 3.12 le refuse, d'autres versions le permettent ; faites-le avant la fin du programme"
DAEMON = "un fil change daemon d'un autre au moment où celui-ci démarre : ce qui arrive dépend de la version de Python ; donnez-le à sa création"


class Begin(Op):
    """Start a thread that another one may be looking at: one of the steps."""

    __slots__ = ("first", "last", "looked_at", "thread")

    def __init__(self, thread: Thread, looked_at: Hashable, first: bool, last: bool):
        self.thread, self.looked_at, self.first, self.last = thread, looked_at, first, last

    def keys(self) -> tuple[Hashable, ...]:
        return (_place(self.looked_at, self.thread._fiber),)

    def execute(self, choice: str) -> None:
        if self.first:
            self.thread._claim()
        if self.last:
            self.thread._begin()
        else:
            self.thread._fiber.stage = STAGES[self.looked_at][0]

    def event(self, done: bool = False, result: Any = None) -> Told:
        return Told("start" if self.last else STAGES[self.looked_at][1], self.thread._fiber.name)


def _place(looked_at: Hashable, fiber: Fiber) -> Hashable:
    """Where something of a thread is seen; who is there is one place for all of them."""
    return LISTED if looked_at == LISTED else (looked_at, fiber.index)


def looks(looked_at: Hashable, fiber: Fiber | None = None) -> bool:
    """Take note that the current thread depends on a thread being "identified", "started" or "alive", or on all that are `LISTED`; tell if that is settled.

    Of all of them, whoever looks is noted as the writer: the threads that start and end do not disturb one another.
    """
    return current().note_access(LISTED, True) if fiber is None else current().note_access((looked_at, fiber.index), False)


class LookThread(Op):
    """Read whether threads are alive."""

    __slots__ = ("read", "text")
    writes = False

    def __init__(self, read: Callable[[], Any], text: str):
        self.read, self.text = read, text

    def keys(self) -> tuple[Hashable, ...]:
        return ("*",)

    def execute(self, choice: str) -> Any:
        return self.read()

    def event(self, done: bool = False, result: Any = None) -> Told:
        return Told("read", self.text, words.shown(result) if done else None)


class End(Op):
    """A thread that has nothing more to do ends, when another may see it still there: one of the steps."""

    __slots__ = ("fiber", "place", "stage", "verb")
    lasts = True

    def __init__(self, fiber: Fiber, verb: Verb, place: Hashable, stage: Stage = ""):
        self.fiber, self.verb, self.place, self.stage = fiber, verb, place, stage

    def keys(self) -> tuple[Hashable, ...]:
        return (self.place,)

    def execute(self, choice: str) -> None:
        self.fiber.stage = self.stage

    def event(self, done: bool = False, result: Any = None) -> Told:
        return Told(self.verb, self.fiber.name)


def _body(thread: Thread) -> Generator[Op, Any, None]:
    """What a thread executes; `threading.excepthook` receives its exception while it is still there."""
    machine, fiber = current(), thread._fiber
    _, problem = yield from attempt(lambda: machine.operations.call(None, thread._what_to_run()))
    if problem is not None and not isinstance(problem, SystemExit):
        calm = machine.note_access(HOOK, False)
        if not calm or machine.may_be_cut_off():
            yield from End(fiber, "die", HOOK)
        hook = machine.local.get(HOOK, excepthook)
        if hook is not excepthook:
            values: tuple[Any, ...] = (type(problem), problem, problem.__traceback__, thread)
            _, problem = yield from attempt(machine.operations.call, None, hook, ExceptHookArgs(values))
            values = ()  # nobody needs them any more: fewer states
        if problem is not None:
            machine.fail(fiber, problem)
    listed = not machine.note_access(LISTED, False)
    looked_at = not machine.note_access(("alive", fiber.index), True)
    if listed and looked_at:
        yield from End(fiber, "delist", LISTED, "unlisted")
    elif listed:
        yield from End(fiber, "end", LISTED)
    if looked_at:
        yield from End(fiber, "end", ("alive", fiber.index))
    if problem is not None:
        raise problem


def main_body(fiber: Fiber, program: Generator[Op, Any, None]) -> Generator[Op, Any, None]:
    """What the main thread executes: the program, then what `atexit` was told to call.

    Between them, pools take no more tasks, their threads are joined, and `threading` marks the main one as ended: another thread may
    see each of these before or after.
    """
    machine = current()
    _, problem = yield from attempt(lambda: program)
    if not machine.note_access(("fiber", 0), True) and not _alone(fiber):
        yield from End(fiber, "close_pools", ("fiber", 0))
    machine.closing = True
    index = 1
    while index < len(machine.fibers):
        machine.touched.add(("fiber", index))
        if getattr(machine.fibers[index].handle, "_awaited_at_the_end", False) and not machine.fibers[index].finished:
            yield from Join(machine.fibers[index], False)
        index += 1
    if not machine.note_access(("alive", 0), True) and not _alone(fiber):
        yield from End(fiber, "end", ("alive", 0))
    machine.main_ended = True
    if STANDS_FOR_EXITS in machine.program.source:
        if problem is not None and not isinstance(problem, SystemExit):
            machine.fail(fiber, problem)
        yield from exits().run()
    elif problem is not None:
        raise problem


def _alone(fiber: Fiber) -> bool:
    """Whether no other thread is there."""
    machine = current()
    alone = True
    for other in machine.fibers[1:]:
        machine.touched.add(("fiber", other.index))
        alone &= other.finished or other.status == "new" or other.thread is fiber
    return alone


def over(fiber: Fiber) -> bool:
    """Whether `threading` takes a thread for ended; the main one may still have functions to call."""
    return fiber.finished or fiber.index == 0 and current().main_ended


def listed(fiber: Fiber) -> bool:
    """Whether `threading` counts a thread among those that are there: from just before its start, and to just before its end; the main one, always."""
    if fiber.status == "new":
        return fiber.stage in ("listed", "identified")
    return fiber.index == 0 or not fiber.finished and fiber.stage != "unlisted"


class Number(Op):
    """Make a thread without a name, when others make some too: the order gives the numbers."""

    __slots__ = ("arguments", "thread")

    def __init__(self, thread: Thread, *arguments: Any):
        self.thread, self.arguments = thread, arguments

    def keys(self) -> tuple[Hashable, ...]:
        return (NUMBERS,)

    def execute(self, choice: str) -> None:
        self.thread._prepare(*self.arguments)

    def event(self, done: bool = False, result: Any = None) -> Told:
        return Told("create", self.thread._fiber.name if done else "")


class Thread:
    """``threading.Thread``."""

    __slots__ = ("__dict__", "_args", "_fiber", "_kwargs", "_target")
    _modelled = True
    _awaited_at_the_end = False
    """Whether the main thread joins it once the program has ended, before it is itself taken for ended: those of a pool."""
    _init_may_stop = True
    """Read by the operations that call a class: ``__init__`` may answer a step to take (`Number`)."""

    def __init__(  # type: ignore[misc]  # lowered code drives what it answers
        self,
        group: None = None,
        target: Callable[..., Any] | None = None,
        name: str | None = None,
        args: Any = (),
        kwargs: dict[str, Any] | None = None,
        *,
        daemon: bool | None = None,
    ) -> Number | None:
        if group is not None:
            raise AssertionError("group argument must be None for now")
        if name is None and not current().note_access(NUMBERS, True):
            return Number(self, target, name, args, kwargs, daemon)
        self._prepare(target, name, args, kwargs, daemon)
        return None

    def _prepare(self, target: Any, name: str | None, args: Any, kwargs: Any, daemon: bool | None) -> None:
        machine = current()
        if name is None:
            machine.thread_count += 1
            name = f"Thread-{machine.thread_count}"
            if target is not None:
                try:
                    name += f" ({target.__name__})"
                except AttributeError:
                    pass
        self._fiber = machine.new_fiber(str(name), self)
        inherited = machine.current is not None and machine.current.thread.daemon
        self._fiber.daemon = inherited if daemon is None else bool(daemon)
        self._target, self._args, self._kwargs = target, args, kwargs or {}

    def __hash__(self) -> int:
        return self._fiber.index  # as for primitives

    def _before_a_look(self) -> None:
        """Raise `Unsupported` if whether it is still there is not modelled: some of those of a pool."""

    def run(self) -> Generator[Op, Any, None]:
        yield from drive(self._call_target())

    def _what_to_run(self) -> Callable[[], Any]:
        """The program's `run`, or else the target itself: what it answers matters to nobody."""
        run = self.run
        return self._call_target if getattr(run, "__func__", None) is Thread.run else run

    def _call_target(self) -> Any:
        target, arguments, keywords = self._target, self._args, self._kwargs
        self._target, self._args, self._kwargs = None, (), {}  # nobody needs them any more: fewer states
        return None if target is None else current().operations.call(None, target, *arguments, **keywords)

    def start(self) -> Generator[Op, Any, None] | None:
        if not hasattr(self, "_fiber"):
            raise RuntimeError("thread.__init__() not called")
        noted = current().note_access
        steps = [stage for stage in STAGES if not noted(_place(stage, self._fiber), stage != LISTED)]
        if steps:
            return self._start_in(steps)
        self._claim()
        self._begin()
        return None

    def _start_in(self, steps: list[Hashable]) -> Generator[Op, Any, None]:
        index = 0
        while index < len(steps):
            index += 1
            yield from Begin(self, steps[index - 1], index == 1, index == len(steps))

    def _claim(self) -> None:
        if self._fiber.status != "new":
            raise RuntimeError("threads can only be started once")
        if self._fiber.stage:
            raise Unsupported(TWICE)

    def _begin(self) -> None:
        machine = current()
        if machine.exiting:
            raise Unsupported(TOO_LATE)
        self._fiber.stage = ""
        self._fiber.gen = _body(self)
        machine.note("start", self._fiber.name)
        machine.begin(self._fiber)

    def join(self, timeout: float | None = None) -> Any:
        if not hasattr(self, "_fiber"):
            raise RuntimeError("Thread.__init__() not called")
        if self._fiber is current().current.thread:
            raise RuntimeError("cannot join current thread")
        settled = looks("started", self._fiber)
        if self._fiber.status == "new":
            if settled:
                raise RuntimeError("cannot join thread before it is started")
            return self._join_later(timeout)
        return self._waits(timeout)

    def _waits(self, timeout: float | None) -> Join:
        expires = timed(timeout)
        if expires:
            looks("alive", self._fiber)  # it may have expired before the end
        return Join(self._fiber, expires)

    def _join_later(self, timeout: float | None) -> Generator[Op, Any, None]:
        if (yield from self._look(lambda: self._fiber.status == "new", "ident")):
            raise RuntimeError("cannot join thread before it is started")
        yield from self._waits(timeout)

    def _look(self, read: Callable[[], Any], text: str) -> LookThread:
        return LookThread(read, f"{self._fiber.name}.{text}")

    def is_alive(self) -> Any:
        fiber = self._fiber
        looks("started", fiber)
        looks("alive", fiber)
        return LookThread(lambda: fiber.status == "ready" and not over(fiber), f"{fiber.name}.is_alive()")

    @property
    def name(self) -> str:
        return self._fiber.name

    @name.setter
    def name(self, value: str) -> None:
        self._fiber.name = str(value)

    def getName(self) -> Any:
        return current().operations.getattr(None, self, "name")

    def setName(self, name: str) -> Any:
        return current().operations.setattr(None, self, "name", name)

    @property
    def daemon(self) -> bool:
        return self._fiber.daemon

    @daemon.setter
    def daemon(self, value: bool) -> None:
        if not self._start_is_settled() and (self._fiber.status != "new" or self._fiber.stage):
            raise Unsupported(DAEMON)  # it has started since it was looked at
        self._fiber.daemon = bool(value)

    def _look_before_daemon(self) -> LookThread | None:
        if self._start_is_settled():
            self._check_not_started()
            return None
        return self._look(self._check_not_started, "daemon")

    def _start_is_settled(self) -> bool:
        return looks("started", self._fiber) & looks("claimed", self._fiber)

    def _check_not_started(self) -> None:
        if self._fiber.status != "new":
            raise RuntimeError("cannot set daemon status of active thread")

    _looks_before_setting = {"daemon": _look_before_daemon}
    """Read by the operations that set an attribute."""

    def isDaemon(self) -> Any:
        return current().operations.getattr(None, self, "daemon")

    def setDaemon(self, daemonic: bool) -> Any:
        return current().operations.setattr(None, self, "daemon", daemonic)

    def _ident(self) -> int | None:
        if self._fiber.status == "new" and self._fiber.stage != "identified":
            return None
        current().invented.add("ident d'un fil")
        return self._fiber.index + 1

    @property
    def ident(self) -> Any:
        if looks("identified", self._fiber) or self._fiber.status != "new":
            return self._ident()
        return self._look(self._ident, "ident")

    native_id = ident

    def __repr__(self) -> str:
        if self._fiber is not current().current.thread and not self._is_settled():
            raise Unsupported("du code C écrit ici un fil et dit s'il vit encore, ce qui change à tout moment : affichez son nom, ou is_alive()")
        return self._written()

    _shown = __repr__
    """The text of a thread looks at it: see `entrelacs.operations.texts.Texts.text`."""

    def _text(self) -> Any:
        if self._fiber is current().current.thread or self._is_settled():
            return self._written()
        return self._look_and_write()

    def _is_settled(self) -> bool:
        return looks("started", self._fiber) & looks("alive", self._fiber) & looks("identified", self._fiber)

    def _look_and_write(self) -> Generator[Op, Any, str]:
        """Its text, one look after the other, as CPython writes it."""
        started = yield from self._look(lambda: self._fiber.status != "new", "repr()")
        ended = yield from self._look(lambda: over(self._fiber), "repr()")
        ident = yield from self._look(self._ident, "repr()")
        return self._told(started, ended, ident)

    def _written(self) -> str:
        current().touched.add(("alive", self._fiber.index))
        return self._told(self._fiber.status != "new", over(self._fiber), self._ident())

    def _told(self, started: bool, ended: bool, ident: int | None) -> str:
        status = "stopped" if ended else "started" if started else "initial"
        if self._fiber.daemon:
            status += " daemon"
        if ident is not None:
            status += f" {ident}"
        return f"<{type(self).__name__}({self.name}, {status})>"


NUMBERS = "thread numbers"


class _MainThread(Thread):
    """``threading._MainThread``, the class of the main thread alone."""

    __slots__ = ()
