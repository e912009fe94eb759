"""Generators of the program: how they are made, asked for a value, and delegated to."""

from __future__ import annotations

from collections.abc import Generator, Hashable
from typing import Any

from ..bounds.refusals import Unsupported
from ..execution.kernel import Closing, Op, drive
from ..execution.machine import Machine
from ..execution.world import Place
from ..results import Event
from .base import END, Base
from .functions import dressed

PRELUDE = "<entrelacs>"
"""The file of what is compiled beside the program."""


class EndOfIteration(Exception):
    """Stands for ``StopIteration`` in the explored program (a generator may not raise the real one)."""

    def __init__(self, *arguments: object):
        super().__init__(*arguments)
        self.value = arguments[0] if arguments else None


EndOfIteration.__name__ = EndOfIteration.__qualname__ = "StopIteration"


class Yielded:
    """A value that a generator of the program hands to its consumer."""

    __slots__ = ("value",)

    def __init__(self, value: object = None):
        self.value = value


class Resume(Op):
    """Ask a generator that several threads use for its next value: while one is in it, the others are turned away."""

    __slots__ = ("entering", "generator", "key")

    def __init__(self, generator: UserGenerator, key: Hashable, entering: bool):
        self.generator, self.key, self.entering = generator, key, entering

    def keys(self) -> tuple[Hashable, ...]:
        return (self.key,)

    def execute(self, choice: str) -> None:
        if self.entering:
            if self.generator.running:
                raise ValueError("generator already executing")
            self.generator.running = True

    def event(self, done: bool = False, result: Any = None) -> Event:
        return Event("resume_generator")


class UserGenerator:
    """A generator of the program. Its methods are themselves driven."""

    __slots__ = ("frame", "guarded", "library", "machine", "running", "started")
    _stateless = ("guarded", "library", "machine")

    def __init__(self, machine: Machine, frame: Any, guarded: bool = False):
        self.guarded = guarded  # it would have something to do if it were abandoned
        self.machine, self.frame, self.running, self.started = machine, frame, False, False
        self.library = frame.gi_code.co_filename == PRELUDE  # it stands for an iterator written in C

    def resume(self, value: Any, error: BaseException | None) -> Generator[Op, Any, Any]:
        """Run to the next value: ``(value, True)``, or ``(returned, False)`` at the end."""
        key = ("generator", self.machine.location(self))
        shared = not self.machine.note_access(key, True)
        library = self.library
        if shared and not library:
            yield from Resume(self, key, True)
        elif shared:
            yield from Resume(self, key, False)
        if self.running and library:
            raise Unsupported("un itérateur de la bibliothèque appelle le programme pour deux fils à la fois")
        if self.running and not shared:
            raise ValueError("generator already executing")
        if value is not None and not self.started:
            self.running = False
            raise TypeError("can't send non-None value to a just-started generator")
        if self.frame is None:
            self.running = False
            if error is not None:
                raise error
            return None, False
        self.running = self.started = True
        try:
            if shared and not library:
                yield from Resume(self, key, False)
            item = self.frame.send(value) if error is None else self.frame.throw(error)
            while type(item) is not Yielded:
                try:
                    answer = yield item
                except GeneratorExit:
                    raise
                except BaseException as problem:
                    item = self.frame.throw(problem)
                else:
                    item = self.frame.send(answer)
        except StopIteration as end:
            self.frame = None
            return end.value, False
        except EndOfIteration as end:
            self.frame = None
            raise RuntimeError("generator raised StopIteration") from end
        except BaseException:
            if self.machine.alive:
                self.frame = None
            raise
        finally:
            self.running = False
        return item.value, True

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

    def step(self, *_: object) -> Generator[Op, Any, Any]:
        """``next()``, whatever is sent along."""
        return UserGenerator.send(self, None)

    def __iter__(self) -> UserGenerator:
        return self

    def __next__(self) -> Any:  # asked by C code: at one go
        item, more = self.machine.base["$atomic"](None, lambda: self.resume(None, None))
        if not more:
            raise StopIteration(item)
        return item


UserGenerator.__name__ = UserGenerator.__qualname__ = "generator"

WRITTEN_IN_C = {
    "mapping": "map", "mapping_rows": "map", "filtering": "filter", "enumerating": "enumerate", "zipping": "zip", "by_index": "iterator",
    "cycling": "itertools.cycle", "chaining": "itertools.chain", "slicing": "itertools.islice", "taking": "itertools.takewhile",
    "dropping": "itertools.dropwhile", "refusing": "itertools.filterfalse", "starmapping": "itertools.starmap",
    "accumulating": "itertools.accumulate", "pairing": "itertools.pairwise", "zipping_longest": "itertools.zip_longest",
    "compressing": "itertools.compress", "batching": "itertools.batched", "grouping": "itertools.groupby",
    "group_members": "itertools._grouper",
}  # fmt: skip
"""The generators of the prelude that stand for iterators written in C, and what CPython's messages call those."""


class _Lacking:
    """A method of generators that an iterator written in C has not."""

    def __init__(self, name: str):
        self.name = name

    def __get__(self, owner: Any, kind: type) -> Any:
        raise AttributeError(f"'{kind.__name__}' object has no attribute '{self.name}'", name=self.name, obj=owner)


def _iterator_kind(name: str) -> type[UserGenerator]:
    """A class of generators that CPython's messages name otherwise, and that nothing can be sent to."""
    return type(name, (UserGenerator,), {"__slots__": (), **{method: _Lacking(method) for method in ("send", "throw", "close")}})


ITERATORS_IN_C: dict[str, type[UserGenerator]] = {name: _iterator_kind(name) for name in sorted(set(WRITTEN_IN_C.values()))}
GENERATORS: frozenset[type] = frozenset((UserGenerator, *ITERATORS_IN_C.values()))


class Generators(Base):
    """The part of the operations that defines generators and goes through them."""

    def generator(self, frame_of: Any, guarded: bool = False) -> Any:
        """What the ``def`` of a generator binds: a function that makes one, each time. `guarded`: see `UserGenerator`."""
        name = WRITTEN_IN_C.get(frame_of.__name__) if frame_of.__code__.co_filename == PRELUDE else None
        kind = UserGenerator if name is None else ITERATORS_IN_C[name]

        def function(*arguments: Any, **keywords: Any) -> UserGenerator:
            return self.born(frame_of, kind(self.machine, frame_of(*arguments, **keywords), guarded))

        return dressed(function, frame_of)

    def guarded(self, frame_of: Any) -> Any:
        """A generator function with a ``yield`` inside ``with`` or ``try``."""
        return self.generator(frame_of, True)

    def genexp(self, frame_of: Any, first: Any) -> UserGenerator:
        """A generator expression, over the iterator `first`."""
        return self.born(frame_of, UserGenerator(self.machine, frame_of(first)))

    def born(self, frame_of: Any, made: UserGenerator) -> UserGenerator:
        """Name a generator just made, and keep it in mind: it may be abandoned."""
        self.machine.own(frame_of.__qualname__, made)
        self.machine.generators.append(made)
        return made

    # -- going through one -------------------------------------------------------------------

    @staticmethod
    def next_of_generator(iterator: UserGenerator) -> Generator[Op, Any, Any]:
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
                        yield from UserGenerator.close(iterator)
                    raise
                except BaseException as problem:
                    error = problem
        return (yield from self._delegate_plain(site, iterator))

    def _delegate_plain(self, site: Place, iterator: Any) -> Generator[Any, Any, Any]:
        """``yield from`` an iterator that is no generator: its own methods take what is sent or thrown."""
        method = self.special(iterator, "__next__")
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
