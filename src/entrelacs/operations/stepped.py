"""What is made of the steps of a generator function: it gives one value after the other, and is itself driven."""

from __future__ import annotations

from collections.abc import Generator, Hashable
from typing import Any

from ..bounds.refusals import Unsupported
from ..execution.kernel import Op
from ..execution.machine import Machine
from ..results import Event


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

    def __init__(self, generator: Stepped, key: Hashable, entering: bool):
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


class Stepped:
    """A generator of the program, or an iterator of the library made of one. Its methods are themselves driven."""

    __slots__ = ("frame", "guarded", "library", "machine", "running", "started")
    _stateless = ("guarded", "library", "machine")

    def __init__(self, machine: Machine, frame: Any, guarded: bool = False):
        self.guarded = guarded  # it would have something to do if it were abandoned
        self.machine, self.frame, self.running, self.started = machine, frame, False, False
        self.library = frame.gi_code.co_filename == "<entrelacs>"  # it stands for an iterator written in C

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

    def step(self, *_: object) -> Generator[Op, Any, Any]:
        """``next()``, whatever is sent along."""
        item, more = yield from self.resume(None, None)
        if not more:
            raise EndOfIteration(*(() if item is None else (item,)))
        return item

    def __iter__(self) -> Stepped:
        return self

    def __next__(self) -> Any:  # asked by C code: at one go
        item, more = self.machine.base["$atomic"](None, lambda: self.resume(None, None))
        if not more:
            raise StopIteration(item)
        return item
