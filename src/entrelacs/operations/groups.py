"""What ``except*`` does with an exception, as CPython's bytecode does it (PEP 654).

CPython keeps what no clause has taken yet, and what the clauses have raised, on its value stack, where the state of a suspended
thread cannot be read; here they are in an object that a local variable holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


class Group:
    """An exception that the clauses of one ``except*`` share out."""

    __slots__ = ("again", "bare", "context", "part", "raised", "rest", "traceback", "whole")
    _modelled = True

    def __init__(self, whole: BaseException):
        self.whole = whole
        self.rest: BaseException | None = whole
        self.part: BaseException | None = None
        self.traceback: Any = None
        self.context: BaseException | None = None
        self.bare = False
        self.raised: list[BaseException] = []
        self.again: list[BaseException] = []

    def take(self, kinds: Any) -> BaseException | None:
        """What one clause handles, or None."""
        every = kinds if isinstance(kinds, tuple) else (kinds,)
        for kind in every:
            if not (isinstance(kind, type) and issubclass(kind, BaseException)):
                raise TypeError("catching classes that do not inherit from BaseException is not allowed")
            if issubclass(kind, BaseExceptionGroup):
                raise TypeError("catching ExceptionGroup with except* is not allowed. Use except instead.")
        rest, self.part = self.rest, None
        if rest is None:
            return None
        if not set(type(rest).__mro__).isdisjoint(every):
            self.part, self.rest = rest, None
            if not isinstance(rest, BaseExceptionGroup):
                self.part = BaseExceptionGroup("", (rest,))
        elif isinstance(rest, BaseExceptionGroup):
            self.part, self.rest = rest.split(kinds)
        self.bare = False
        if self.part is not None:
            self.traceback, self.context = self.part.__traceback__, self.part.__context__
        return self.part

    def gather(self, error: BaseException) -> None:
        """A clause has raised `error`; a bare ``raise`` gives back what the clause had taken."""
        if error is self.part:  # in CPython, nothing but itself is being handled there
            error.__context__ = self.context
            if self.bare:
                error.__traceback__ = self.traceback
                self.again.append(error)
                return
        self.raised.append(error)
        inner: BaseException | None = error
        while inner is not None and (inner is self.part or inner.__context__ is not self.whole):
            inner = inner.__context__ if inner.__context__ is not error else None
        if inner is not None:  # it was raised while a part of the group was handled, not the whole
            inner.__context__ = self.part

    def left(self) -> BaseException | None:
        """What is raised at the end, once every clause has had its turn; None when all was handled."""
        if not isinstance(self.whole, BaseExceptionGroup):
            return self.raised[0] if self.raised else self.again[0] if self.again else self.rest
        again = [*self.again, *([] if self.rest is None else [self.rest])]
        kept = {id(leaf) for error in again for leaf in leaves(error)}
        projection = self.whole.subgroup(lambda e: id(e) in kept) if again else None
        if not self.raised:
            return projection
        every = [*self.raised, *([] if projection is None else [projection])]
        return every[0] if len(every) == 1 else BaseExceptionGroup("", every)


def leaves(error: BaseException) -> Iterator[BaseException]:
    """The exceptions of a group that are no groups."""
    todo = [error]
    while todo:
        error = todo.pop()
        if isinstance(error, BaseExceptionGroup):
            todo.extend(error.exceptions)
        else:
            yield error


def again(group: Group) -> BaseException | None:
    """What a bare ``raise`` raises in a clause."""
    group.bare = True
    return group.part


OPERATIONS = {
    "group": Group, "part": Group.take, "gather": Group.gather, "left": Group.left, "again": again,
    "some": lambda value: value is not None,
}  # fmt: skip
"""What lowered code calls."""
