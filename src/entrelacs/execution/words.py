"""What a reader is shown of things: the names and the values that events bear.

`label` gives a modelled object the name it has in the program; whoever builds a graph or a run asks for events
inside ``state.naming.naming``. The sentences are made of them higher up (`telling.sentences`).
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable
from types import FunctionType, GenericAlias, MethodType, UnionType
from typing import Any, TypeVar

from ..bounds.kinds import word
from ..bounds.ours import OUR_MODULES
from ..results import Event, Standing, Verb
from . import kernel
from .unseen import Drawn, Unseen


def label(thing: Any) -> str:
    """The name of a modelled object in the program, or its class."""
    labels = kernel.current().labels
    known = labels.get(id(thing))
    return known if known is not None else word(type(thing))


def shown(value: Any, limit: int = 60) -> str:
    """A value as the reader sees it."""
    text = describe(value)
    return text if len(text) <= limit else text[: limit - 1] + "…"


def describe(value: Any, depth: int = 0) -> str:
    """`repr`, but without addresses and without running code of the program."""
    kind = type(value)
    if kind in (int, float, bool, str, bytes, complex, type(None), range):
        return repr(value)
    if depth > 3:
        return "…"
    inner = lambda items: ", ".join(describe(item, depth + 1) for item in items)  # noqa: E731
    if kind is list:
        return f"[{inner(value)}]"
    if kind is tuple:
        return f"({inner(value)}{',' if len(value) == 1 else ''})"
    if kind in (set, frozenset):
        # CPython's order is that of the hashes, which change from one process to the next.
        same = {type(item) for item in value}
        if len(same) == 1 and same <= {int, float, str, bytes}:
            held = inner(sorted(value))
        else:
            held = ", ".join(sorted(describe(item, depth + 1) for item in value))
        return f"{{{held}}}" if kind is set and held else f"{kind.__name__}({f'{{{held}}}' if held else ''})"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{describe(k, depth + 1)}: {describe(v, depth + 1)}" for k, v in value.items()) + "}"
    if kind.__name__ == "deque":
        return f"deque([{inner(value)}])"
    if isinstance(value, GenericAlias):
        return f"{describe(value.__origin__)}[{inner(value.__args__)}]"
    if isinstance(value, UnionType):
        return " | ".join(describe(item) for item in value.__args__)
    if isinstance(value, type):
        return word(value)
    if kind not in kernel.current().classes and callable(value) and hasattr(value, "__name__"):
        return f"{value.__name__}()"
    if isinstance(value, BaseException):
        return f"{word(kind)}({inner(value.args)})"
    if issubclass(kind, Unseen):
        return kind.spoken
    labels = kernel.current().labels
    return labels.get(id(value), f"<{word(kind)}>")


ADDRESSED = re.compile(r"<(?:[\w.]+\.)?(\w+)(?: object)? at 0x[0-9a-fA-F]+[^<>\n]*>")
"""An object that a text written by the library shows by its address: its class."""


def message(error: BaseException) -> str:
    """What an uncaught exception says: ``str(error)``, but for the order of the sets, the addresses and the names of ours that it writes."""
    text = str(error)
    if type(error).__str__ not in (BaseException.__str__, KeyError.__str__):
        return text
    if all(type(value) is str for value in error.args):
        source = kernel.current().program.source  # what the program writes itself is no address
        return ADDRESSED.sub(lambda found: found[0] if found[0] in source else f"<{found[1]}>", text) if " at 0x" in text else text
    if not any(map(_holds_set, error.args)) and " at 0x" not in text and OUR_MODULES not in text:
        return text
    return describe(error.args[0]) if len(error.args) == 1 else describe(error.args)


def _holds_set(value: Any, depth: int = 0) -> bool:
    kind = type(value)
    if kind in (set, frozenset):
        return True
    inner = [*value, *value.values()] if kind is dict else value if kind in (list, tuple) else ()
    return depth < 4 and any(_holds_set(item, depth + 1) for item in inner)


def who(fibers: Iterable[Any]) -> tuple[tuple[int, str], ...]:
    """Threads and tasks, as an event names them."""
    return tuple((fiber.index, fiber.name) for fiber in fibers)


def about(verb: Verb, thing: Any, *, holders: Iterable[Any] = (), **details: Any) -> Event:
    """An event that happens to a modelled object, waiting for threads or not."""
    return Event(verb, label(thing), holders=who(holders), **details)


def held(verb: Verb, lock: Any, **details: Any) -> Event:
    """The same, of a lock: who waits for it waits for the thread that has it."""
    return about(verb, lock, holders=() if lock.owner is None else (lock.owner,), **details)


def free_or_held(owner: Any, times: int = 1) -> Standing:
    """In what state a lock is."""
    return Standing("free") if owner is None else Standing("held", times, holder=(owner.index, owner.name))


def lasting(verb: Verb, seconds: Any) -> Event:
    """An event that takes time; of a length that the clock gave, only the text is known."""
    if type(seconds) is Drawn:
        return Event(verb, amount=float(seconds), choice="drawn")
    if type(seconds) in (int, float):
        return Event(verb, amount=float(seconds))
    return Event(verb, value=f"{seconds:g}")


PLAIN: tuple[tuple[Any, Verb], ...] = ((next, "advance"), (delattr, "delete"))
"""What functions of Python do to a location; all others read it or write it."""
APPLIED: tuple[tuple[Any, Verb], ...] = (
    (operator.setitem, "write"), (operator.delitem, "delete"), (operator.getitem, "read"), (operator.contains, "read"),
    (bool, "read"), (list, "read"),
)  # fmt: skip
"""What functions of Python do to the container that they are applied to; all others are called."""


def verb_of(function: Any, known: tuple[tuple[Any, Verb], ...] = ()) -> Verb | None:
    """What a function does, if that is said in `known`, or in the ``_verb`` of one of ours."""
    ours = getattr(function, "_verb", None) if type(function) in (FunctionType, MethodType) else None
    return ours or next((verb for other, verb in known if other is function), None)


def does(verb: Verb) -> Callable[[Any], Any]:
    """Decorate a function of ours: an access that calls it does this (``call``: applies the function that it is given)."""

    def mark(function: Any) -> Any:
        function._verb = verb
        return function

    return mark


Function = TypeVar("Function", bound=Callable[..., Any])


def told(event: Event) -> Callable[[Function], Function]:
    """Decorate a function of ours that a loop calls: this is what it does."""

    def mark(function: Function) -> Function:
        function.__dict__["_told"] = event
        return function

    return mark


def access(text: str, writes: bool, function: Callable[..., Any], arguments: tuple[Any, ...], done: bool, result: Any) -> Event:
    """A read or a write, by `function`, of the location that the program calls `text`."""
    verb = verb_of(function, PLAIN) or ("write" if writes else "read")
    if verb == "write":
        return Event(verb, text, shown(arguments[-1]))
    return Event(verb, text, shown(result) if done and verb == "read" else None)


def call(text: str, writes: bool, function: Any, arguments: tuple[Any, ...], done: bool, result: Any) -> Event:
    """An operation of Python or of the library on the location, or the expression, that the program calls `text`."""
    verb = verb_of(function, APPLIED) or ("call" if writes or "(" in text else "read")
    if verb == "write":
        return Event(verb, text, shown(arguments[2]))
    if not done or verb == "delete" or verb == "call" and result is None:
        return Event(verb, text)
    return Event(verb, text, shown(arguments[0] if function is bool else result))  # who tests reads the whole container


def of_global(namespace: dict[str, Any], name: str, write: bool) -> Event:
    """What a task has read of a global variable, or written to it, without a switch point."""
    if write and name not in namespace:
        return Event("delete", name)
    return Event("write" if write else "read", name, shown(namespace.get(name)))
