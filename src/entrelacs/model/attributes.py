"""Attributes whose name is computed: ``getattr`` and its like, `operator.attrgetter`, `functools.cached_property`."""

from __future__ import annotations

import operator
import sys
from collections.abc import Generator
from typing import Any

from ..bounds.refusals import Unsupported
from ..execution import words
from ..execution.kernel import ALWAYS, Op, attempt, current, drive
from ..lowering.allowed import FORMATTING, check_name, check_path
from ..operations.base import UNGIVEN
from ..results import Event
from .lock import Acquire, Release
from .primitive import PrimitiveOp
from .rlock import RLock


def getattr_(owner: Any, name: str, default: Any = UNGIVEN, /) -> Any:
    check_name(name)
    if not isinstance(name, str):
        getattr(None, name)  # raises
    return current().operations.getattr(None, owner, name) if default is UNGIVEN else _getattr(owner, name, default)


def _getattr(owner: Any, name: str, default: Any) -> Generator[Op, Any, Any]:
    try:
        return (yield from drive(current().operations.getattr(None, owner, name)))
    except AttributeError:
        return default


def hasattr_(owner: Any, name: str, /) -> Generator[Op, Any, bool]:
    check_name(name)
    if not isinstance(name, str):
        getattr(None, name)  # raises
    try:
        yield from drive(current().operations.getattr(None, owner, name))
    except AttributeError:
        return False
    return True


def setattr_(owner: Any, name: str, value: Any, /) -> Any:
    check_name(name)
    return current().operations.setattr(None, owner, name, value)


def delattr_(owner: Any, name: str, /) -> Any:
    check_name(name)
    return current().operations.delattr(None, owner, name)


def attrgetter(*paths: Any) -> operator.attrgetter[Any]:
    """``operator.attrgetter``: its names are computed, and read in C."""
    for path in paths:
        check_path(path)
    return operator.attrgetter(*paths)


def methodcaller(*arguments: Any, **keywords: Any) -> operator.methodcaller:
    check_name(arguments[0] if arguments else None)
    if arguments and arguments[0] in FORMATTING:
        raise Unsupported("operator.methodcaller ne peut pas appeler format() : écrivez une f-string")
    return operator.methodcaller(*arguments, **keywords)


LOCKED = sys.version_info < (3, 12)
"""Whether `functools.cached_property` has a lock: one for all the objects of its class."""
NOTE = (
    "cached_property avec le verrou, commun à tous les objets, que Python 3.12 lui a retiré, et aussi sans lui"
    if LOCKED
    else "cached_property sans verrou : jusqu'à 3.11, il en prenait un, commun à tous les objets, et un fil pouvait y attendre sans fin"
)


class PropertyLock(RLock):
    """The lock of a `functools.cached_property`, which is no step before two threads meet there."""

    __slots__ = ()

    def is_met(self) -> bool:
        """Whether threads meet there. Take note of it when one comes while another is inside: the search then starts again."""
        machine, place = current(), ("cached_property", self.serial)
        if place in machine.conflicts:
            machine.versions.add(NOTE)
            return True
        if self.owner is not None and self.owner is not machine.current.thread:
            machine.conflicts.add(place)
            machine.dirty = True
        return False


class EnterProperty(PrimitiveOp):
    """Compute a `functools.cached_property`: when another thread does, wait for it, or do as from Python 3.12 on, where nobody waits."""

    __slots__ = ()
    target: PropertyLock

    def choices(self) -> tuple[str, ...]:
        return ALWAYS if self.target.owner is None else ("wait", "together")

    def execute(self, choice: str) -> str:
        if self.target.owner is None:
            self.target.take(current().current)
        return choice

    def event(self, done: bool = False, result: Any = None) -> Event:
        return words.about("acquire", self.target, choice="refused" if result == "together" else "trying" if result == "wait" else "")


def kept(instance: Any, name: str) -> Any:
    """What a property has already given of an object."""
    return vars(instance).get(name, UNGIVEN)


class cached_property:
    """``functools.cached_property``. Before Python 3.12, it has a lock: what is done with it and without it is explored."""

    __slots__ = ("attrname", "func", "lock")
    _modelled = True

    def __init__(self, func: Any):
        self.func = func
        self.attrname: Any = None
        self.lock = PropertyLock() if LOCKED else None

    def __set_name__(self, owner: type, name: str) -> None:
        self.attrname = name

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        return self if instance is None else self._get(instance)

    def _get(self, instance: Any) -> Generator[Op, Any, Any]:
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        if not hasattr(instance, "__dict__"):
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache {self.attrname!r} property.")
        machine = current()
        if self.lock is not None:
            machine.touched.add(self.lock.serial)
            if self.lock.owner is not machine.current.thread:
                return self._compute_inside(instance, self.lock)
        if self.lock is None and not machine.note_access(("cached_property", self.func.__qualname__), True):
            machine.versions.add(NOTE)
        return self._compute(instance)

    def _compute(self, instance: Any) -> Generator[Op, Any, Any]:
        operations = current().operations
        value = yield from drive(operations.call(None, self.func, instance))
        yield from drive(operations.set_plain(None, instance, self.attrname, value))  # in its dictionary: no ``__setattr__`` takes part
        return value

    def _compute_inside(self, instance: Any, lock: PropertyLock) -> Generator[Op, Any, Any]:
        met = lock.is_met()
        if met:
            choice = yield from EnterProperty(lock)
            if choice == "wait":
                yield from Acquire(lock, True, False)
            elif choice == "together":
                return (yield from self._compute(instance))
            operations = current().operations
            place = operations.attribute_keys(instance, self.attrname)[:1]
            value = yield from drive(operations.read(None, place, kept, instance, self.attrname))
            problem: BaseException | None = None
            if value is UNGIVEN:
                value, problem = yield from attempt(self._compute, instance)
            yield from Release(lock)
        elif lock.owner is not None:  # the search starts again
            return (yield from self._compute(instance))
        else:
            lock.take(current().current)
            value, problem = yield from attempt(self._compute, instance)
            current().touched.add(lock.serial)
            lock.give_back()
        if problem is not None:
            raise problem
        return value
