"""What ``str``, ``repr``, ``print`` and f-strings write of a value.

A built-in container is written as CPython does: its items at one moment (it is locked), then the text of each, one after the
other, since each may be a container or an object of its own. When nobody could be in the middle that is one step.

What is met again while it is being written is written « [...] », in each thread on its own account (CPython's ``Py_ReprEnter``).
Below C code, CPython keeps that account itself.
"""

from __future__ import annotations

import importlib
from collections import deque
from collections.abc import Generator, Iterable
from functools import partial
from types import FunctionType
from typing import Any

from ..bounds.kinds import word
from ..bounds.refusals import Unsupported
from ..execution.kernel import Op, drive
from ..execution.world import Place
from .base import Base
from .classes_asked import NO_CLASSES
from .container_reads import snapshot_of
from .growth import width
from .hashes import check_inside, check_order
from .lacks import counterpart, modelled
from .protocols import answered
from .reach import SCALARS, reached

BRACKETS: dict[type, Any] = {list: "[]", tuple: "()", dict: "{}", set: "{}", frozenset: ("frozenset({", "})"), deque: ("deque([", "])")}
AGAIN: dict[type, str] = {
    list: "[...]", tuple: "(...)", dict: "{...}", set: "set(...)", frozenset: "frozenset(...)", deque: "[...]",
}  # fmt: skip
"""How a container is written inside itself."""
WRITING = frozenset(("ascii", "format", "format_map", "pformat", "pp", "pprint", "repr", "saferepr", "str", "__format__", "__repr__", "__str__"))
"""The names of the functions that write a value."""


class Texts(Base):
    """The part of the operations that writes values."""

    def format(self, site: Place, value: Any, conversion: int, spec: str) -> Any:
        """The text of a value in an f-string."""
        kind = type(value)
        if len(spec) > 7:
            width(spec)
        if kind in SCALARS:
            if conversion == 114:
                value = repr(value)
            elif conversion == 115:
                value = str(value)
            elif conversion == 97:
                value = ascii(value)
            return format(value, spec)
        if conversion == -1:
            method = self.special(value, "__format__")
            if method is not None:
                return answered(kind, "__format__", self.call(site, method, value, spec), format)
            if spec and kind.__format__ is object.__format__:  # type: ignore[comparison-overlap]  # the same slot, or not
                object.__format__(value, spec)  # raises as CPython does
        converter = ascii if conversion == 97 else repr if conversion == 114 else str
        return self._formatted(site, value, converter, conversion, spec)

    def _formatted(self, site: Place, value: Any, converter: Any, conversion: int, spec: str) -> Any:
        """The same, of anything but a plain value."""
        written = type(value) in BRACKETS and not spec or isinstance(value, type) or self.special(value, "__str__") or self.special(value, "__repr__")
        if conversion == -1 and not written:
            return (yield from drive(self.call_native(site, format, (value, spec), {})))
        text = yield from drive(self.text(site, value, converter))
        return format(text, spec)

    def text(self, site: Any, value: Any, converter: Any) -> Any:
        """``str(value)`` or ``repr(value)``."""
        kind = type(value)
        if kind in SCALARS:
            return converter(value)
        if kind in BRACKETS:
            if self.being_written(value):
                return self.reading(site, [value], False, text_within, (value,), {})
            return self.container_text(site, value, converter)
        if isinstance(value, type) and modelled(value):
            return class_text(value)
        names = ("__str__", "__repr__") if converter is str else ("__repr__",)
        for name in names:
            found = getattr(kind, name)
            if isinstance(found, FunctionType):
                if found is getattr(kind, "_shown", None):
                    return value._text()
                if issubclass(kind, tuple) and hasattr(kind, "_fields") and not self.library.of_program(found):
                    return self.named_text(site, value, converter)
                return answered(kind, name, self.call(site, found, value), converter)
            if name == "__str__" and found is not object.__str__:
                break
        return self.call_native(site, converter, (value,), {})

    def container_text(self, site: Any, value: Any, converter: Any) -> Any:
        """The text of a built-in container."""
        cut = partial(self.spelled, site, value, converter)
        keys = reached((value,), self.machine)
        if self.machine.below_c:
            self.check_written("repr", (value,))
        else:
            check_inside((value,))
            if self.calls_back(value) or looks_inside((value,)) or self.meets_written((value,)):
                return cut()
        if len(keys) < 2 or self.machine.below_c:
            return self.touching(site, keys, False, converter, (value,), {})
        return self.whole(site, value, keys, False, converter, (value,), {}, cut)

    def named_text(self, site: Any, value: Any, converter: Any) -> Generator[Op, Any, str]:
        """The text of a named tuple."""
        parts: list[str] = []
        index = 0
        while index < len(value):
            written = yield from self.item_text(site, value[index], converter)
            parts.append(f"{value._fields[index]}={written}")
            index += 1
        return f"{type(value).__name__}({', '.join(parts)})"

    def spelled(self, site: Any, value: Any, converter: Any) -> Generator[Op, Any, str]:
        """The text of a container, item by item."""
        kind = type(value)
        opening, closing = BRACKETS[kind]
        check_order(value)
        self.begin_writing(value)
        try:
            items = yield from drive(self.reading(site, [value], False, snapshot_of, (value,), {}))
            parts: list[str] = []
            index = 0
            while index < len(items):
                key, item = items[index]
                written = ""
                if kind is dict:
                    written = yield from self.item_text(site, key, converter)
                    written += ": "
                rest = yield from self.item_text(site, item, converter)
                parts.append(written + rest)
                index += 1
        finally:
            self.end_writing(value)
        if kind is set and not parts:
            return "set()"
        if kind is frozenset and not parts:
            return "frozenset()"
        limit = f", maxlen={value.maxlen}" if kind is deque and value.maxlen is not None else ""
        comma = "," if kind is tuple and len(parts) == 1 else ""
        return f"{opening}{', '.join(parts)}{comma}{closing[:-1]}{limit}{closing[-1]}"

    def item_text(self, site: Any, item: Any, converter: Any) -> Generator[Op, Any, str]:
        """The text of an item in a container: as ``repr`` writes it, or ``ascii``."""
        kind = type(item)
        if kind in BRACKETS:
            if self.being_written(item):
                return (yield from drive(self.reading(site, [item], False, text_within, (item,), {})))
            return (yield from self.spelled(site, item, converter))
        return (yield from drive(self.text(site, item, ascii if converter is ascii else repr)))

    # -- what is being written ---------------------------------------------------------------

    def begin_writing(self, value: Any) -> None:
        """The current thread begins to write `value`, until `end_writing`."""
        self.machine.spelt.setdefault(self.machine.current.thread.index, []).append(value)

    def end_writing(self, value: Any) -> None:
        """The current thread has written `value`. Whoever calls this names it: so it is in the state meanwhile."""
        if self.machine.alive:
            left = self.machine.spelt[self.machine.current.thread.index].pop()
            assert left is value, "what is begun last ends first"

    def being_written(self, value: Any) -> bool:
        """Whether the current thread is writing `value`, here and not in C code."""
        return any(value is outer for outer in self.machine.spelt.get(self.machine.current.thread.index, ()))

    def rewritten_text(self, site: Any, method: Any, value: Any, again: str) -> Generator[Op, Any, str]:
        """The text that `method` gives of `value`, or `again` inside itself."""
        if self.being_written(value):
            return again
        self.begin_writing(value)
        try:
            return (yield from drive(self.call(site, method, value)))
        finally:
            self.end_writing(value)

    def meets_written(self, values: Iterable[Any]) -> bool:
        """Whether what the current thread is writing can be reached from `values`."""
        written = self.machine.spelt.get(self.machine.current.thread.index)
        if not written:
            return False
        met: set[int] = set()
        reached(values, self.machine, met)
        return not met.isdisjoint(map(id, written))

    def check_written(self, name: str, values: Iterable[Any]) -> None:
        """Refuse that `name`, a function that cannot be cut into steps, writes a set whose order is of no other process, or once more
        what is being written: it does not know it."""
        if name not in WRITING:
            return
        check_inside(values)
        if self.meets_written(values):
            raise Unsupported(
                "un objet contient ici le conteneur qui l'affiche, et c'est la bibliothèque qui l'écrit : cela n'est pas modélisé "
                "(écrivez dans __repr__ un nom ou un nombre, plutôt que le conteneur)"
            )


def text_within(value: Any) -> str:
    """The text of a container inside itself."""
    return AGAIN[type(value)] if value or type(value) is not list else "[]"


def class_text(kind: type) -> str:
    """The text of a class of the model: that of the one it stands for."""
    real = counterpart(kind)
    if real is None or real in NO_CLASSES or not isinstance(getattr(importlib.import_module(real.__module__), real.__name__, None), type):
        raise Unsupported(f"le texte de {word(kind)}, qui n'est pas une classe dans toutes les versions de Python, n'est pas modélisé : écrivez un nom")
    return repr(real)


def looks_inside(values: Iterable[Any]) -> bool:
    """Whether the text of something in containers tells what other threads do."""
    seen: set[int] = set()
    todo = list(values)
    while todo:
        value = todo.pop()
        if hasattr(type(value), "_shown") or isinstance(value, type) and modelled(value):
            return True
        if type(value) in BRACKETS and id(value) not in seen:
            seen.add(id(value))
            todo.extend((*value, *value.values()) if isinstance(value, dict) else value)
    return False
