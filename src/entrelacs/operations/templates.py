"""``"%(name)s" % mapping`` and ``"{name}".format_map(mapping)``, where code in Python gives the values: they are asked for one after the other."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any

from ..execution.kernel import Op, drive
from ..execution.world import Place
from .base import Base
from .reach import reached


class Field(int):
    """What can be written in any way."""

    def __format__(self, spec: str) -> str:
        return ""

    def __getitem__(self, key: Any) -> Field:
        return self


class Asked:
    """A mapping that notes for what it is asked."""

    def __init__(self) -> None:
        self.keys: list[Any] = []

    def __getitem__(self, key: Any) -> Field:
        self.keys.append(key)
        return Field()


class Given:
    """A mapping that gives these values, in this order."""

    def __init__(self, values: list[Any]):
        self.values = iter(values)

    def __getitem__(self, key: Any) -> Any:
        return next(self.values)


class Templates(Base):
    """The part of the operations that fills templates."""

    def asks_python(self, value: Any) -> bool:
        """Whether looking for a key in a value is a call of code in Python."""
        return self.special(value, "__getitem__") is not None or self.special(value, "__missing__") is not None

    def filled_from(self, site: Place, apply: Callable[[str, Any], str], template: str, mapping: Any) -> Any:
        """``apply(template, mapping)``; None when the template asks for no key."""
        asked = Asked()
        try:
            apply(template, asked)
        except Exception:
            pass  # it is wrong, which is found once more when the values are there
        return self._filled_from(site, apply, template, mapping, asked.keys) if asked.keys else None

    def _filled_from(
        self, site: Place, apply: Callable[[str, Any], str], template: str, mapping: Any, keys: list[Any]
    ) -> Generator[Op, Any, str]:
        values: list[Any] = []
        index = 0
        while index < len(keys):
            value = yield from drive(self.getitem(site, mapping, keys[index]))
            values.append(value)
            index += 1
        touched = reached(values, self.machine)
        return (yield from drive(self.touching(site, touched, False, apply, (template, Given(values)), {})))
