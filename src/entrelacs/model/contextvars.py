"""The modelled `contextvars`: each thread has its context, each task a copy of the one in which it was made.

The context of a thread or a task exists from its first change on (`Machine.local`): until then it is empty.

Python's documentation: contextvars.
"""

from __future__ import annotations

import contextvars
import sys
from collections.abc import Generator, Iterator
from typing import Any

from ..execution.kernel import Fiber, Op, attempt, current

STANDS_FOR = "contextvars"
CONTEXTS = "contexts"
"""In `Machine.local`: the context of each thread and task that is not empty."""


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
        if context is not None and self in context.held:
            return context.held[self]
        if default:
            return default[0]
        if self.default is MISSING:
            raise LookupError(self)
        return self.default

    def set(self, value: Any) -> Token:
        context = own()
        token = Token(context, self, context.held.get(self, MISSING))
        context.held[self] = value
        return token

    def reset(self, token: Token) -> None:
        if not isinstance(token, Token):
            raise TypeError(f"expected an instance of Token, got {token!r}")
        if token.used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token.var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        context = own()
        if token.context is not context:
            raise ValueError(f"{token!r} was created in a different Context")
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

        def __exit__(self, *exception: object) -> None:
            self.var.reset(self)


class Context:
    """``contextvars.Context``."""

    __slots__ = ("entered", "held")
    _modelled = True

    def __init__(self) -> None:
        self.held: dict[ContextVar, Any] = {}
        self.entered = False

    def copy(self) -> Context:
        made = Context()
        made.held.update(self.held)
        return made

    def run(self, function: Any, /, *arguments: Any, **keywords: Any) -> Generator[Op, Any, Any]:
        if self.entered:
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        contexts, index = current().local.setdefault(CONTEXTS, {}), current().current.index
        outer = contexts.get(index)
        contexts[index] = self
        self.entered = True
        value, problem = yield from attempt(current().operations.call, None, function, *arguments, **keywords)
        self.entered = False
        if outer is None:
            del contexts[index]
        else:
            contexts[index] = outer
        if problem is not None:
            raise problem
        return value

    __reversed__ = None

    def __getitem__(self, var: ContextVar) -> Any:
        if var not in self:
            raise KeyError(var)
        return self.held[var]

    def __contains__(self, var: ContextVar) -> bool:
        if not isinstance(var, ContextVar):
            contextvars.Context().__contains__(var)  # raises
        return var in self.held

    def get(self, var: ContextVar, default: Any = None) -> Any:
        return self.held[var] if var in self else default

    def __iter__(self) -> Iterator[ContextVar]:
        return iter(list(self.held))

    def __len__(self) -> int:
        return len(self.held)

    def keys(self) -> Iterator[ContextVar]:
        return iter(list(self.held))

    def values(self) -> Iterator[Any]:
        return iter(list(self.held.values()))

    def items(self) -> Iterator[tuple[ContextVar, Any]]:
        return iter(list(self.held.items()))


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
        contexts[index] = Context()
    return contexts[index]


def copy_context() -> Context:
    context = here()
    return Context() if context is None else context.copy()


def copied() -> Context | None:
    """A copy of the context of the thread or task that runs, if it is not empty."""
    context = here()
    return None if context is None else context.copy()


def give(fiber: Fiber, context: Context | None) -> None:
    """Let a new thread or task run in a context (None: in a copy of the current one)."""
    if context is None:
        context = copied()
    if context is not None:
        current().local.setdefault(CONTEXTS, {})[fiber.index] = context


PUBLIC: dict[str, Any] = {"ContextVar": ContextVar, "Context": Context, "Token": Token, "copy_context": copy_context}
