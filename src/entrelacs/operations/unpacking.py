"""``a, *b, c = value``."""

from __future__ import annotations

import sys
from functools import partial
from typing import Any

from ..execution import words
from ..execution.kernel import drive
from ..execution.world import Place
from .base import END, Base
from .hashes import check_order
from .protocols import known_as
from .reach import CONTAINERS, SCALARS


class Unpacking(Base):
    """The part of the operations that unpacks."""

    def unpack(self, site: Place, value: Any, before: int, after: int) -> Any:
        """The values of ``a, *b, c = value``, as a tuple: `before` the star, the list of those that it takes, `after` it (-1: no star).

        Raises ``ValueError`` when they are too many or not enough, ``TypeError`` when `value` gives none.
        """
        kind = type(value)
        if kind is tuple or kind is str:
            return unpacked(value, before, after)
        if kind in CONTAINERS:
            check_order(value)
            keys = [self.machine.location(value)]
            cut = partial(self._unpack_listed, value, before, after)
            return self.whole(site, value, keys, False, unpacked, (value, before, after), {}, cut)
        if kind is range or kind is bytes:
            return unpacked(value, before, after)
        if kind in SCALARS:
            raise TypeError(f"cannot unpack non-iterable {kind.__name__} object")
        return self._unpack_listed(value, before, after)

    def _unpack_listed(self, value: Any, before: int, after: int) -> Any:
        """The same, of what is gone through one item after the other."""
        if not hasattr(type(value), "__iter__") and not hasattr(type(value), "__getitem__"):
            raise TypeError(f"cannot unpack non-iterable {known_as(type(value))} object")
        iterator = yield from drive(self.iter(None, value))
        items: list[Any] = []
        while after >= 0 or len(items) <= before:  # without a star, one item too many is enough to know
            item = yield from drive(self.next(None, iterator))
            if item is END:
                break
            items.append(item)
        return unpacked(items, before, after, value)


@words.does("read")
def unpacked(value: Any, before: int, after: int, source: Any = None) -> tuple[Any, ...]:
    """The parts of ``a, *b, c = value`` (`after` is -1 without a star); `source` is what `value` was listed from."""
    items = tuple(value)
    if after < 0:
        if len(items) > before:
            whole = value if source is None else source
            counted = sys.version_info >= (3, 14) and type(whole) in (tuple, list, dict)
            raise ValueError(f"too many values to unpack (expected {before}{f', got {len(whole)}' if counted else ''})")
        if len(items) < before:
            raise ValueError(f"not enough values to unpack (expected {before}, got {len(items)})")
        return items
    if len(items) < before + after:
        raise ValueError(f"not enough values to unpack (expected at least {before + after}, got {len(items)})")
    end = len(items) - after
    return (*items[:before], list(items[before:end]), *items[end:])
