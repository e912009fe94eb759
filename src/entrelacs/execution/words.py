"""The French words for what threads do.

One function per idea, so that the wording is in one place. `label` gives a modelled object the
name it has in the program; the graph builder fills ``machine.labels`` before it asks for words.
"""

from __future__ import annotations

from typing import Any

from ..bounds.kinds import word
from . import kernel
from .unseen import Unseen


def label(thing: Any) -> str:
    """The name of a modelled object in the program, or its class."""
    labels = getattr(kernel.current(), "labels", None) or {}
    known = labels.get(id(thing))
    return known if known is not None else word(type(thing))


def fiber_name(fiber: Any) -> str:
    return fiber.name


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
    if kind is set:
        return f"{{{inner(value)}}}" if value else "set()"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{describe(k, depth + 1)}: {describe(v, depth + 1)}" for k, v in value.items()) + "}"
    if kind.__name__ == "deque":
        return f"deque([{inner(value)}])"
    if isinstance(value, type):
        return word(value)
    if callable(value) and hasattr(value, "__name__"):
        return f"{value.__name__}()"
    if isinstance(value, BaseException):
        return f"{word(kind)}({inner(value.args)})"
    if issubclass(kind, Unseen):
        return kind.spoken
    labels = getattr(kernel.current(), "labels", None) or {}
    return labels.get(id(value), f"<{word(kind)}>")


def joined(names: list[str]) -> str:
    """« A », « A et B », « A, B et C »."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} et {names[-1]}" if names else ""


def count(number: int, singular: str, plural: str | None = None) -> str:
    """« 0 jeton », « 1 jeton », « 2 jetons »."""
    return f"{number} {singular if abs(number) < 2 else plural or singular + 's'}"


def seconds(number: float) -> str:
    """« 0,1 s »."""
    return f"{number:g} s".replace(".", ",")


def held_by(fibers: tuple[Any, ...]) -> str:
    return f", tenu par {joined([fiber_name(f) for f in fibers])}" if fibers else ""


def access(text: str, writes: bool, function: Any, arguments: tuple[Any, ...], done: bool, result: Any) -> str:
    """A read or a write of the location that the program calls `text`."""
    name = getattr(function, "__name__", "")
    if name == "apply":  # a native function: (site, function, arguments, keywords)
        inner, values = arguments[1], arguments[2]
        name = getattr(inner, "__name__", "")
        if name == "setitem":
            return f"écrit {text} : {shown(values[2])}"
        if name == "delitem":
            return f"supprime {text}"
        if name == "bool":  # an emptiness test reads the whole container
            return f"lit {text}" + (f" : {shown(values[0])}" if done else "")
        if name in ("getitem", "contains", "list", "unpacked"):
            return f"lit {text}" + (f" : {shown(result)}" if done else "")
        if writes or "(" in text:
            return f"exécute {text}" + (f" : {shown(result)}" if done and result is not None else "")
        return f"lit {text}" + (f" : {shown(result)}" if done else "")
    if name == "next":
        return f"avance dans {text}"
    if name.startswith("del"):
        return f"supprime {text}"
    if writes:
        return f"écrit {text} : {shown(arguments[-1])}"
    return f"lit {text}" + (f" : {shown(result)}" if done else "")


def read(namespace: dict[str, Any], name: str) -> str:
    """What a task reads of a global variable, without a switch point."""
    return f"lit {name} : {shown(namespace.get(name))}"


def written(namespace: dict[str, Any], name: str) -> str:
    """What a task has written to a global variable, without a switch point."""
    return f"écrit {name} : {shown(namespace[name])}" if name in namespace else f"supprime {name}"
