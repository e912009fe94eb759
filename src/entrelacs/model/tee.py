"""The modelled `itertools.tee`.

Several iterators go through one: what one of them is first to ask for waits for the others. While that first one is inside the common
iterator, another that asks for an item which nobody has yet is turned away, RuntimeError; one whose item waits gets it (``running``,
in ``teedataobject_getitem`` of CPython's Modules/itertoolsmodule.c). An iterator that runs no Python code is never seen in the middle.
"""

from __future__ import annotations

import itertools
import operator
from collections import deque
from collections.abc import Generator, Hashable
from typing import Any

from ..bounds.refusals import Unsupported
from ..execution.access import Access
from ..execution.kernel import Op, attempt, current, drive
from ..operations.base import END
from ..operations.functions import wrapped
from ..operations.generators import EndOfIteration, UserGenerator
from ..operations.iteration import Held

STANDS_FOR = "itertools"


def _is_itself() -> bool:
    """Whether the first iterator that ``tee`` makes of one of its own is that one: it was until CPython 3.13."""
    made: Any = itertools.tee((), 1)[0]
    return itertools.tee(made, 1)[0] is made


ITSELF = _is_itself()
TOGETHER = (
    "itertools.tee : deux fils demandent ici ensemble le prochain élément d'un itérateur de la bibliothèque, et son déroulement ne peut "
    "pas être découpé (donnez à tee une liste, ou un générateur du programme)"
)


class Source:
    """What the iterators of one ``tee`` have in common."""

    __slots__ = ("iterator", "running", "takers")
    _modelled = True

    def __init__(self, iterator: Any):
        self.iterator = iterator
        self.running = False
        self.takers: list[TeeIterator] = []


class TeeIterator:
    """One of the iterators that ``tee`` makes; `waiting` holds what others have asked for first."""

    __slots__ = ("source", "waiting")
    _modelled = True

    def __init__(self, source: Source, waiting: tuple[Any, ...] = ()):
        self.source, self.waiting = source, deque(waiting)
        source.takers.append(self)

    def __iter__(self) -> TeeIterator:
        return self

    def __copy__(self) -> TeeIterator:
        return TeeIterator(self.source, tuple(self.waiting))

    def _next(self) -> Generator[Op, Any, Any]:
        source, operations = self.source, current().operations
        place = current().location(source)
        if not in_python(source.iterator):
            item = yield from drive(self._at_once(place))
        else:
            item = yield from drive(operations.touching(None, (place,), True, self._take, (), {}))
            if item is END:
                item, problem = yield from attempt(operations.next, None, source.iterator)
                item = yield from drive(operations.touching(None, (place,), True, self._give, (END if problem else item,), {}))
                if problem is not None:
                    raise problem
        if item is END:
            raise EndOfIteration
        return item

    def _take(self) -> Any:
        """What waits; else `END`, once nobody but this one may go into the common iterator."""
        if self.waiting:
            return self.waiting.popleft()
        if self.source.running:
            if not runs_program(self.source.iterator):
                raise Unsupported(TOGETHER)
            raise RuntimeError("cannot re-enter the tee iterator")
        self.source.running = True
        return END

    def _give(self, item: Any) -> Any:
        """Let the others into the common iterator, and keep for them what it gave."""
        self.source.running = False
        if item is not END:
            for taker in self.source.takers:
                if taker is not self:
                    taker.waiting.append(item)
        return item

    def _at_once(self, place: Hashable) -> Any:
        """Both, around an iterator written in C: one step, which reads what that iterator goes through."""
        machine, iterator = current(), self.source.iterator
        read, _, _, shared = machine.iterators.get(id(iterator), ((), None, (), False))
        moved = (place, ("iterator", machine.location(iterator))) if shared else (place,)
        calm = machine.note_accesses(moved, True)
        if machine.note_accesses(read, False) and calm:
            return self._taken()
        return Advance(None, (*moved, *read), True, self._taken)

    def _taken(self) -> Any:
        item = self._take()
        if item is not END:
            return item
        try:
            item = current().operations.touching(None, (), False, next, (self.source.iterator, END), {})
        finally:
            self.source.running = False
        return self._give(item)

    # C code that asks for an item gets it at one go, as from an iterator of the program.
    __next__ = wrapped(_next, lambda *call: current().operations.atomic(*call))


class Advance(Access):
    """One item of an iterator written in C, which is moved on; what it goes through is only read."""

    __slots__ = ()

    def execute(self, choice: str) -> Any:
        return self.function(*self.arguments)


def in_python(iterator: Any) -> bool:
    """Whether asking an iterator for its next item takes steps here."""
    return isinstance(iterator, UserGenerator) or current().operations.special(iterator, "__next__") is not None


def runs_program(iterator: Any) -> bool:
    """Whether asking an iterator for its next item may run Python code in CPython too: others then see it in the middle."""
    if type(iterator) is TeeIterator:
        return runs_program(iterator.source.iterator)
    if isinstance(iterator, UserGenerator) and iterator.library:
        return iterator.frame is not None and any(map(_led_to_program, [*iterator.frame.gi_frame.f_locals.values()]))
    return in_python(iterator)


def _led_to_program(value: Any) -> bool:
    """The same, of what an iterator of the library holds: iterators, or the function that it calls."""
    if type(value) is list:
        return any(map(_led_to_program, value))
    if type(value) is Held:
        return runs_program(value.iterator)
    if isinstance(value, (UserGenerator, TeeIterator)):
        return runs_program(value)
    return current().operations.calls_back(value)


def tee(iterable: Any, n: Any = 2, /) -> Any:
    """``itertools.tee``."""
    site = current().operations.called
    count = operator.index(n)
    if count < 0:
        raise ValueError("n must be >= 0")
    return _tee(site, iterable, count) if count else ()


def _tee(site: Any, iterable: Any, count: int) -> Generator[Op, Any, tuple[Any, ...]]:
    iterator = yield from drive(current().operations.iter(None, iterable))
    made: list[TeeIterator] = []
    if type(iterator) is TeeIterator:
        source, waiting = iterator.source, tuple(iterator.waiting)
        if ITSELF:
            made.append(iterator)
    else:
        source, waiting = current().own(("tee", site), Source(iterator)), ()
    made += [TeeIterator(source, waiting) for _ in range(count - len(made))]
    return tuple(made)
