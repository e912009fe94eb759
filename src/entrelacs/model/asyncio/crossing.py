"""An asyncio object that a thread touches from outside its loop.

CPython lets it be done, and the loop learns nothing of it: when it is asleep (nothing is ready, so it waits for a timer or for
`call_soon_threadsafe`), the tasks that could go on do not. Whether it sleeps already when the thread comes is not defined: both
are explored. What the object does is then cut as CPython's own Python code is.

The classes that several threads touch are found as shared locations are: the search starts again when a new one shows up
(`Machine.crossed`), and from then on each use of their objects is a visible operation.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Hashable
from typing import TYPE_CHECKING, Any

from ...bounds.kinds import word
from ...bounds.refusals import Unsupported
from ...execution import words
from ...execution.kernel import ALWAYS, Fiber, Op, current
from ...results import Event

if TYPE_CHECKING:
    from .loops import Loop

ASLEEP = (*ALWAYS, "asleep")


def touches(thing: Any) -> bool:
    """Take note that the current thread touches an asyncio object; tell whether objects of its class are shared by threads."""
    machine = current()
    thread = machine.current.thread.index
    kind = word(type(thing))
    known, _ = machine.touchers.setdefault(id(thing), (thread, thing))
    if (known != thread or outside(thing.home)) and kind not in machine.crossed:
        machine.crossed.add(kind)
        machine.dirty = True
    return kind in machine.crossed


def outside(loop: Loop | None, fiber: Fiber | None = None) -> bool:
    """Whether a thread (the current one) is not that of a loop that runs."""
    return loop is not None and loop.runner is not None and (fiber or current().current).group is not loop


def stay_home(thing: Any, loop: Loop | None, what: str) -> None:
    """Refuse a change from another thread that is not modelled."""
    if outside(loop) and not current().touching:
        raise Unsupported(
            f"{what} hors de sa boucle d'événements : asyncio ne le permet pas "
            "(loop.call_soon_threadsafe et asyncio.run_coroutine_threadsafe sont faits pour cela)"
        )


class Crossing:
    """A method of an object that threads may share."""

    __slots__ = ("name", "owner")
    _modelled = True

    def __init__(self, owner: Any, name: str):
        self.owner, self.name = owner, name

    @property
    def __name__(self) -> str:
        return self.name

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Crossing) and (self.owner, self.name) == (other.owner, other.name)

    def __hash__(self) -> int:
        return hash(self.name)

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        owner = self.owner
        function = getattr(owner, self.name)
        if not touches(owner):
            return function(*arguments, **keywords)
        steps = getattr(owner, f"_crossed_{self.name}", None)
        if steps is not None:
            return steps(*arguments, **keywords)
        return Touch(owner, self.name, owner._crossing[self.name], function, arguments, keywords)


class Crossed:
    """A class whose objects threads may share."""

    __slots__ = ()
    _crossing: dict[str, bool] = {}
    """The methods that are then visible operations, and whether they change something."""

    def _crossed(self, name: str) -> Crossing:
        return Crossing(self, name)


class Touch(Op):
    """One use of an object that several threads share."""

    __slots__ = ("arguments", "fiber", "function", "keywords", "missed", "name", "target", "wakes", "writes")
    _stateless = ("fiber", "wakes", "writes")

    def __init__(
        self,
        target: Any,
        name: str,
        writes: bool,
        function: Callable[..., Any],
        arguments: tuple[Any, ...] = (),
        keywords: dict[str, Any] | None = None,
        wakes: bool = True,
    ):
        self.target, self.name, self.writes, self.function = target, name, writes, function
        self.fiber, self.wakes = current().current, writes and wakes
        self.arguments, self.keywords = arguments, keywords or {}
        self.missed = False

    def __iter__(self) -> Generator[Op, Any, Any]:
        return (yield self)

    def keys(self) -> tuple[Hashable, ...]:
        home = self.target.home
        key = ("crossed", word(type(self.target)))
        return (key,) if home is None else (key, ("loop", home.index))

    def choices(self) -> tuple[str, ...]:
        home = self.target.home
        return ASLEEP if self.wakes and outside(home, self.fiber) and not home.asleep and home.idle() else ALWAYS

    def execute(self, choice: str) -> Any:
        machine, home = current(), self.target.home
        if self.wakes and outside(home):
            if home.debug:
                raise Unsupported(
                    f"{word(type(self.target))}.{self.name}() depuis un autre fil, en mode debug : asyncio le refuse "
                    "(loop.call_soon_threadsafe est fait pour cela)"
                )
            home.asleep = home.asleep or choice == "asleep"
            self.missed = home.asleep
        machine.touching = True
        try:
            return self.function(*self.arguments, **self.keywords)
        finally:
            machine.touching = False

    def event(self, done: bool = False, result: Any = None) -> Event:
        what = f"{words.label(self.target)}.{self.name}()"
        if not self.writes:
            return Event("read", what, words.shown(result) if done else None)
        return Event("call", what, choice="unheard" if done and self.missed else "")
