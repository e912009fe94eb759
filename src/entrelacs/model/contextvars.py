"""The modelled `contextvars`: each thread has its context, each task a copy of the one in which it was made.

The context of a thread or a task exists from its first change on (`Machine.local`): until then it is empty. Nobody else sees it. One
that the program has made is a place that threads may share: to enter it, to leave it, and to change a variable inside are writes (each
one step, as in CPython's C code); to look into it is a read. Who is inside reads it without a step: nobody else can change it meanwhile.

Python's documentation: contextvars.
"""

from __future__ import annotations

import contextvars
import sys
from collections.abc import Callable, Generator, Hashable, Iterator
from typing import Any

from ..execution.kernel import Fiber, Op, attempt, current, drive

STANDS_FOR = "contextvars"
CONTEXTS = "contexts"
"""In `Machine.local`: the context of each thread and task that is not empty."""
APART = 8
"""Contexts of one thread that bear a name each; the next ones share the last."""


class _Missing:
    """The type of ``Token.MISSING``."""

    __slots__ = ()
    _modelled = True

    def __repr__(self) -> str:
        return "<Token.MISSING>"


MISSING = _Missing()


class ContextVar:
    """``contextvars.ContextVar``."""

    __slots__ = ("default", "name")
    _modelled = True

    def __init__(self, name: str, *, default: Any = MISSING):
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self.name, self.default = name, default

    def get(self, *default: Any) -> Any:
        if len(default) > 1:
            raise TypeError(f"get expected at most 1 argument, got {len(default)}")
        context = here()
        if context is not None:
            current().touched.update(context.keys_())
            if self in context.held:
                return context.held[self]
        if default:
            return default[0]
        if self.default is MISSING:
            raise LookupError(self)
        return self.default

    def set(self, value: Any) -> Any:
        context = own()
        return context.changed(self._set, context, value)

    def _set(self, context: Context, value: Any) -> Token:
        token = Token(context, self, context.held.get(self, MISSING))
        context.held[self] = value
        return token

    def reset(self, token: Token) -> Any:
        if not isinstance(token, Token):
            raise TypeError(f"expected an instance of Token, got {token!r}")
        if token.used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token.var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        context = own()
        if token.context is not context:
            raise ValueError(f"{token!r} was created in a different Context")
        return context.changed(self._reset, context, token)

    def _reset(self, context: Context, token: Token) -> None:
        token.used = True
        if token.old_value is MISSING:
            context.held.pop(self, None)
        else:
            context.held[self] = token.old_value


class Token:
    """``contextvars.Token``: what undoes a ``set``."""

    __slots__ = ("context", "old_value", "used", "var")
    _modelled = True
    MISSING = MISSING

    def __init__(self, context: Context, var: ContextVar, old_value: Any):
        self.context, self.var, self.old_value, self.used = context, var, old_value, False

    if sys.version_info >= (3, 14):

        def __enter__(self) -> Token:
            return self

        def __exit__(self, *exception: object) -> Any:
            return self.var.reset(self)


class Context:
    """``contextvars.Context``."""

    __slots__ = ("entered", "held")
    _modelled = True

    def __init__(self) -> None:
        self.held: dict[ContextVar, Any] = {}
        self.entered = False
        machine = current()
        maker = ("contexts", machine.current.index if machine.current is not None else 0)
        number = machine.counters.get(maker, 0)
        machine.counters[maker] = min(number + 1, APART)
        machine.own(("context", number), self)

    # -- a place that threads may share ------------------------------------------------------

    def keys_(self) -> tuple[Hashable, ...]:
        """Its place; none for the context that a thread or a task has of its own."""
        known = current().owned.get(id(self))
        return () if known is None else (known[0],)

    def changed(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Do what changes it: a write."""
        return self._touched(True, function, arguments)

    def looked(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Do what looks into it: a read."""
        return self._touched(False, function, arguments)

    def _touched(self, writes: bool, function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        keys = self.keys_()
        return current().operations.touching(None, keys, writes, function, arguments, {}) if keys else function(*arguments)

    # -- what it answers ---------------------------------------------------------------------

    def copy(self) -> Any:
        return self.looked(self._copy, Context)

    def _copy(self, make: Callable[[], Context]) -> Context:
        made = make()
        made.held.update(self.held)
        return made

    def run(self, function: Any, /, *arguments: Any, **keywords: Any) -> Generator[Op, Any, Any]:
        outer = yield from drive(self.changed(self._enter))
        value, problem = yield from attempt(current().operations.call, None, function, *arguments, **keywords)
        yield from drive(self.changed(self._leave, outer))
        if problem is not None:
            raise problem
        return value

    def _enter(self) -> Context | None:
        """Become the context of the thread or task that runs: the one it had."""
        if self.entered:
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        contexts, index = current().local.setdefault(CONTEXTS, {}), current().current.index
        outer: Context | None = contexts.get(index)
        contexts[index] = self
        self.entered = True
        return outer

    def _leave(self, outer: Context | None) -> None:
        self.entered = False
        contexts, index = current().local[CONTEXTS], current().current.index
        if outer is None:
            del contexts[index]
        else:
            contexts[index] = outer

    __reversed__ = None

    def __getitem__(self, var: ContextVar) -> Any:
        return self.looked(self.held.__getitem__, known(var))

    def __contains__(self, var: ContextVar) -> Any:
        return self.looked(self.held.__contains__, known(var))

    def get(self, var: ContextVar, default: Any = None) -> Any:
        return self.looked(self.held.get, known(var), default)

    def __iter__(self) -> Any:
        return self.looked(listed, self.held)

    def __len__(self) -> Any:
        return self.looked(len, self.held)

    def keys(self) -> Any:
        return self.looked(listed, self.held)

    def values(self) -> Any:
        return self.looked(listed, self.held.values())

    def items(self) -> Any:
        return self.looked(listed, self.held.items())

    def _at_once(self) -> Any:
        """The dictionary that C code makes of it (``dict(context)``): it is written in C too, so that nobody comes in the middle."""
        return self.looked(dict, self.held)


def own_context() -> Context:
    """A context that a thread or a task has of its own: the program never sees it, so that it is no place."""
    made = Context.__new__(Context)
    made.held, made.entered = {}, False
    return made


def known(var: Any) -> Any:
    """A variable that a context is asked for."""
    if not isinstance(var, ContextVar):
        contextvars.Context().__contains__(var)  # raises
    return var


def listed(items: Any) -> Iterator[Any]:
    """An iterator over what a context holds at this moment."""
    return iter(list(items))


def here() -> Context | None:
    """The context of the thread or task that runs, if it is not empty."""
    machine = current()
    return machine.local.get(CONTEXTS, {}).get(machine.current.index)


def own() -> Context:
    """The context of the thread or task that runs, to be changed."""
    machine = current()
    contexts = machine.local.setdefault(CONTEXTS, {})
    index = machine.current.index
    if index not in contexts:
        contexts[index] = own_context()
    return contexts[index]


def copy_context() -> Context:
    context = here()
    return Context() if context is None else context._copy(Context)


def copied() -> Context | None:
    """A copy of the context of the thread or task that runs, if it is not empty."""
    context = here()
    return None if context is None else context._copy(own_context)


def give(fiber: Fiber, context: Context | None) -> None:
    """Let a new thread or task run in a context (None: in a copy of the current one)."""
    if context is None:
        context = copied()
    if context is not None:
        current().local.setdefault(CONTEXTS, {})[fiber.index] = context


PUBLIC: dict[str, Any] = {"ContextVar": ContextVar, "Context": Context, "Token": Token, "copy_context": copy_context}
