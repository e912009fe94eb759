"""The modelled `threading.Thread`: its start, its end, and those who look.

A thread starts at one go, and its end is no step, unless somebody may be looking at that moment: `is_alive`, `enumerate`, a join
that may expire. The machine takes note of who looks (`looks`), and the search starts again with a step in that place.

Python's documentation: threading, *Thread objects*.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Hashable
from typing import Any

from ..bounds.refusals import Unsupported
from ..execution import words
from ..execution.kernel import ALWAYS, EXPIRE, NEVER, Fiber, Op, attempt, current, drive
from ..results import Event as Told
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


class Begin(Op):
    """Start a thread that another one may be looking at."""

    __slots__ = ("thread",)

    def __init__(self, thread: Thread):
        self.thread = thread

    def keys(self) -> tuple[Hashable, ...]:
        return (("started", self.thread._fiber.index), "started")

    def execute(self, choice: str) -> None:
        self.thread._begin()

    def event(self, done: bool = False, result: Any = None) -> Told:
        return Told("start", self.thread._fiber.name)


def looks(event: str, fiber: Fiber | None = None) -> bool:
    """Take note that the current thread depends on a thread (None: any) being "started" or "alive"; tell if that is settled.

    Of any thread, whoever looks is noted as the writer: the threads that start and end do not disturb one another.
    """
    return current().note_access(event, True) if fiber is None else current().note_access((event, fiber.index), False)


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
    """A thread that has nothing more to do ends, when another may see it still alive."""

    __slots__ = ("fiber",)
    lasts = True

    def __init__(self, fiber: Fiber):
        self.fiber = fiber

    def keys(self) -> tuple[Hashable, ...]:
        main = () if self.fiber.index else (("fiber", 0),)  # which pools look at
        return (("alive", self.fiber.index), "alive", HOOK, *main)

    def execute(self, choice: str) -> None:
        pass

    def event(self, done: bool = False, result: Any = None) -> Told:
        return Told("end", self.fiber.name)


def _body(thread: Thread) -> Generator[Op, Any, None]:
    """What a thread executes."""
    machine = current()
    _, problem = yield from attempt(lambda: machine.operations.call(None, thread._what_to_run()))
    calm = _nobody_looks(thread._fiber)
    if problem is not None:
        calm &= machine.note_access(HOOK, False)  # it is read when the thread fails
        calm &= not machine.may_be_cut_off() or isinstance(problem, SystemExit)
    if not calm:
        yield from End(thread._fiber)
    if problem is not None:
        raise problem


def _nobody_looks(fiber: Fiber) -> bool:
    """Whether the end of a thread goes unnoticed."""
    machine = current()
    return machine.note_access(("alive", fiber.index), True) & machine.note_access("alive", False)


def main_body(fiber: Fiber, program: Generator[Op, Any, None]) -> Generator[Op, Any, None]:
    """What the main thread executes: the program, then what `atexit` was told to call.

    Between them, `threading` marks it as ended and pools take no more tasks: another thread may see that before or after.
    """
    machine = current()
    _, problem = yield from attempt(lambda: program)
    calm = _nobody_looks(fiber) & machine.note_access(("fiber", fiber.index), True)
    alone = True
    for other in machine.fibers[1:]:
        machine.touched.add(("fiber", other.index))
        alone &= other.finished or other.status == "new" or other.thread is fiber
    if not calm and not alone:
        yield from End(fiber)
    machine.closing = True
    exits = machine.local.get("atexit")
    if exits is not None and exits.calls:
        if problem is not None and not isinstance(problem, SystemExit):
            machine.fail(fiber, problem)
        yield from exits.run()
    elif problem is not None:
        raise problem


def over(fiber: Fiber) -> bool:
    """Whether `threading` takes a thread for ended; the main one may still have functions to call."""
    return fiber.finished or fiber.index == 0 and current().closing


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

    __slots__ = ("__dict__", "_args", "_fiber", "_hooked", "_kwargs", "_target")
    _modelled = True
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
        self._hooked = False

    def __hash__(self) -> int:
        return self._fiber.index  # as for primitives

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

    def start(self) -> Begin | None:
        if not hasattr(self, "_fiber"):
            raise RuntimeError("thread.__init__() not called")
        machine = current()
        calm = [machine.note_access(("started", self._fiber.index), True), machine.note_access("started", False)]
        if not all(calm):
            return Begin(self)
        self._begin()
        return None

    def _begin(self) -> None:
        if self._fiber.status != "new":
            raise RuntimeError("threads can only be started once")
        machine = current()
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
        current().touched.add(("started", self._fiber.index))
        if self._fiber.status == "ready":
            raise RuntimeError("cannot set daemon status of active thread")
        self._fiber.daemon = bool(value)

    def isDaemon(self) -> bool:
        return self.daemon

    def setDaemon(self, daemonic: bool) -> None:
        self.daemon = daemonic

    def _ident(self) -> int | None:
        if self._fiber.status == "new":
            return None
        current().invented.add("ident d'un fil")
        return self._fiber.index + 1

    @property
    def ident(self) -> Any:
        if looks("started", self._fiber) or self._fiber.status != "new":
            return self._ident()
        return self._look(self._ident, "ident")

    native_id = ident

    def __repr__(self) -> str:
        if self._fiber is not current().current.thread and not (looks("started", self._fiber) & looks("alive", self._fiber)):
            raise Unsupported("du code C écrit ici un fil et dit s'il vit encore, ce qui change à tout moment : affichez son nom, ou is_alive()")
        return self._written()

    _shown = __repr__
    """The text of a thread looks at it: see `entrelacs.operations.texts.Texts.text`."""

    def _text(self) -> Any:
        if self._fiber is current().current.thread:
            return self._written()
        looks("started", self._fiber)
        looks("alive", self._fiber)
        return self._look(self._written, "repr()")

    def _written(self) -> str:
        current().touched.add(("alive", self._fiber.index))
        status = {"new": "initial", "ready": "stopped" if over(self._fiber) else "started"}.get(self._fiber.status, "stopped")
        if self._fiber.daemon:
            status += " daemon"
        if self._ident() is not None:
            status += f" {self._ident()}"
        return f"<{type(self).__name__}({self.name}, {status})>"

    def _uncaught(self, fiber: Fiber, error: BaseException) -> bool:
        """Give an uncaught exception to the hook that the program has set, if any; a hook that fails is a failure."""
        machine = current()
        hook = machine.local.get(HOOK, excepthook)
        if hook is excepthook or getattr(self, "_hooked", False):
            return False
        self._hooked = True
        values = ExceptHookArgs((type(error), error, error.__traceback__, self))
        fiber.gen = drive(machine.operations.call(None, hook, values))
        fiber.status = "ready"
        machine.live += 1
        machine.resume(fiber, None, None)
        return True


NUMBERS = "thread numbers"


class _MainThread(Thread):
    """``threading._MainThread``, the class of the main thread alone."""

    __slots__ = ()
