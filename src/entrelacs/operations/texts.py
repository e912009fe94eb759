"""What ``str``, ``repr``, ``print`` and f-strings write of a value.

A built-in container is written as CPython does: its items at one moment (it is locked), then the text of each, one after the
other, since each may be a container or an object of its own. When nobody could be in the middle that is one step.
"""

from __future__ import annotations

import importlib
from collections import deque
from collections.abc import Generator
from functools import partial
from types import FunctionType
from typing import Any

from ..bounds.kinds import word
from ..bounds.refusals import Unsupported
from ..execution.kernel import Op, drive
from .base import Base
from .container_reads import snapshot_of
from .growth import width
from .hashes import check_inside, check_order
from .lacks import counterpart, modelled
from .protocols import answered
from .reach import SCALARS, reached

BRACKETS: dict[type, Any] = {list: "[]", tuple: "()", dict: "{}", set: "{}", frozenset: ("frozenset({", "})"), deque: ("deque([", "])")}


class Texts(Base):
    """The part of the operations that writes values."""

    def format(self, site: int, value: Any, conversion: int, spec: str) -> Any:
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

    def _formatted(self, site: int, value: Any, converter: Any, conversion: int, spec: str) -> Any:
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
        check_inside((value,))
        cut = partial(self.spelled, site, value, converter, ())
        keys = reached((value,), self.machine)
        if self.calls_back(value) or looks_inside(value):
            return cut()
        if len(keys) < 2:
            return self.touching(site, keys, False, converter, (value,), {})
        return self.whole(site, value, keys, False, converter, (value,), {}, cut)

    def named_text(self, site: Any, value: Any, converter: Any) -> Generator[Op, Any, str]:
        """The text of a named tuple."""
        parts: list[str] = []
        index = 0
        while index < len(value):
            written = yield from self.item_text(site, value[index], converter, (value,))
            parts.append(f"{value._fields[index]}={written}")
            index += 1
        return f"{type(value).__name__}({', '.join(parts)})"

    def spelled(self, site: Any, value: Any, converter: Any, within: tuple[Any, ...]) -> Generator[Op, Any, str]:
        """The text of a container, item by item."""
        kind = type(value)
        opening, closing = BRACKETS[kind]
        check_order(value)
        if any(value is outer for outer in within):
            return f"{opening}...{closing}"
        items = yield from drive(self.reading(site, [value], False, snapshot_of, (value,), {}))
        parts: list[str] = []
        index = 0
        while index < len(items):
            key, item = items[index]
            written = ""
            if kind is dict:
                written = yield from self.item_text(site, key, converter, (*within, value))
                written += ": "
            rest = yield from self.item_text(site, item, converter, (*within, value))
            parts.append(written + rest)
            index += 1
        if kind is set and not parts:
            return "set()"
        if kind is frozenset and not parts:
            return "frozenset()"
        limit = f", maxlen={value.maxlen}" if kind is deque and value.maxlen is not None else ""
        comma = "," if kind is tuple and len(parts) == 1 else ""
        return f"{opening}{', '.join(parts)}{comma}{closing[:-1]}{limit}{closing[-1]}"

    def item_text(self, site: Any, item: Any, converter: Any, within: tuple[Any, ...]) -> Generator[Op, Any, str]:
        """The text of an item in a container: as ``repr`` writes it, or ``ascii``."""
        if type(item) in BRACKETS:
            return (yield from self.spelled(site, item, converter, within))
        return (yield from drive(self.text(site, item, ascii if converter is ascii else repr)))


def class_text(kind: type) -> str:
    """The text of a class of the model: that of the one it stands for."""
    real = counterpart(kind)
    if real is None or not isinstance(getattr(importlib.import_module(real.__module__), real.__name__, None), type):
        raise Unsupported(f"le texte de {word(kind)}, qui n'est pas une classe dans toutes les versions de Python, n'est pas modélisé : écrivez un nom")
    return repr(real)


def looks_inside(value: Any) -> bool:
    """Whether the text of something in a container tells what other threads do."""
    if type(value) in BRACKETS:
        return any(map(looks_inside, (*value, *value.values()) if isinstance(value, dict) else value))
    return hasattr(type(value), "_shown") or isinstance(value, type) and modelled(value)
