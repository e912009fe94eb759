"""Generators of the program: how they are made, asked for a value, and delegated to."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from ..execution.kernel import Closing, Op, drive
from ..execution.world import Place
from .base import END, Base
from .functions import dressed
from .iterators import STANDING, made_by
from .stepped import EndOfIteration, Resume, Stepped, Yielded


class UserGenerator(Stepped):
    """A generator of the program."""

    __slots__ = ()

    def send(self, value: object) -> Generator[Op, Any, Any]:
        """The next value, once `value` is what its ``yield`` gives. Raises `EndOfIteration` at the end."""
        item, more = yield from self.resume(value, None)
        if not more:
            raise EndOfIteration(*(() if item is None else (item,)))
        return item

    def throw(self, kind: Any, value: object = None, traceback: object = None) -> Generator[Op, Any, Any]:
        """The next value, once an exception has come out of its ``yield``. Raises `EndOfIteration` at the end."""
        error = kind if isinstance(kind, BaseException) else kind(*(() if value is None else (value,)))
        if type(error) is GeneratorExit:
            error = Closing(*error.args)
        item, more = yield from self.resume(None, error)
        if not more:
            raise EndOfIteration(*(() if item is None else (item,)))
        return item

    def close(self) -> Generator[Op, Any, None]:
        """End it: what is left to it is its ``finally`` blocks. Raises ``RuntimeError`` if it gives one more value."""
        key = ("generator", self.machine.location(self))
        if not self.machine.note_access(key, True):
            yield from Resume(self, key, False)
        if not self.running and (self.frame is None or not self.started):
            self.frame = None
            return
        try:
            _, more = yield from self.resume(None, Closing())
        except (GeneratorExit, EndOfIteration):
            return
        if more:
            raise RuntimeError("generator ignored GeneratorExit")


UserGenerator.__name__ = UserGenerator.__qualname__ = "generator"

STEPPED = frozenset((UserGenerator, *STANDING.values()))
"""The types of what is stepped through."""


class Generators(Base):
    """The part of the operations that defines generators and goes through them."""

    def generator(self, frame_of: Any, guarded: bool = False) -> Any:
        """What the ``def`` of a generator binds: a function that makes one, each time. `guarded`: see `Stepped`."""
        kind = made_by(frame_of) or UserGenerator

        def function(*arguments: Any, **keywords: Any) -> Any:
            return self.born(frame_of, kind(self.machine, frame_of(*arguments, **keywords), guarded))

        return dressed(function, frame_of)

    def guarded(self, frame_of: Any) -> Any:
        """A generator function with a ``yield`` inside ``with`` or ``try``."""
        return self.generator(frame_of, True)

    def genexp(self, frame_of: Any, first: Any) -> Any:
        """A generator expression, over the iterator `first`."""
        return self.born(frame_of, UserGenerator(self.machine, frame_of(first)))

    def born(self, frame_of: Any, made: Any) -> Any:
        """Name a generator just made, and keep it in mind: it may be abandoned."""
        self.machine.own(frame_of.__qualname__, made)
        self.machine.generators.append(made)
        return made

    # -- going through one -------------------------------------------------------------------

    @staticmethod
    def next_of_generator(iterator: Stepped) -> Generator[Op, Any, Any]:
        """Its next value; `END` when there is none left."""
        item, more = yield from iterator.resume(None, None)
        return item if more else END

    def delegate(self, site: Place, value: Any) -> Generator[Any, Any, Any]:
        """``yield from`` in a generator of the program."""
        if getattr(type(value), "_awaits", False):  # in an ``__await__``: what a coroutine or a future made of its own
            return (yield from drive(value.wait()))
        iterator = yield from drive(self.iter(site, value))
        if isinstance(iterator, UserGenerator):
            sent: Any = None
            error: BaseException | None = None
            while True:
                item, more = yield from iterator.resume(sent, error)
                if not more:
                    return item
                sent, error = None, None
                try:
                    sent = yield Yielded(item)
                except GeneratorExit as leaving:
                    if isinstance(leaving, Closing):
                        yield from iterator.close()
                    raise
                except BaseException as problem:
                    error = problem
        return (yield from self._delegate_plain(site, iterator))

    def _delegate_plain(self, site: Place, iterator: Any) -> Generator[Any, Any, Any]:
        """``yield from`` an iterator that is no generator: its own methods take what is sent or thrown."""
        method = None if isinstance(iterator, Stepped) else self.special(iterator, "__next__")
        sent: Any = None
        while True:
            if sent is not None:
                item = yield from drive(self.method(site, iterator, "send", sent))
            elif method is None:
                item = yield from drive(self.next(site, iterator))
            else:
                try:
                    item = yield from drive(self.call(site, method, iterator))
                except EndOfIteration as end:
                    return end.value
            if item is END:
                return None
            sent = yield Yielded(item)
