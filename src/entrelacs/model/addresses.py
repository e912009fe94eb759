"""``id``: numbers of which only the order can be told, and every order is explored."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from ..bounds.refusals import Unsupported
from ..execution.kernel import ALWAYS, Op, current
from ..operations.identity import check_identity
from ..results import Event

MOST_ADDRESSES = 4
SPACE = 1 << 32
"""Between the numbers that stand for addresses, there is room for others."""


class AskAddress(Op):
    """Ask for the address of an object for the first time: it may be below or above those that are known already."""

    __slots__ = ("value",)

    def __init__(self, value: Any):
        self.value = value

    def keys(self) -> tuple[Hashable, ...]:
        return ("addresses",)

    def choices(self) -> tuple[str, ...]:
        ids = current().ids
        return ALWAYS if not ids or id(self.value) in ids else tuple(map(str, range(len(ids) + 1)))

    def execute(self, choice: str) -> int:
        ids = current().ids
        if id(self.value) not in ids:
            if len(ids) == MOST_ADDRESSES:
                raise Unsupported(
                    f"id() de plus de {MOST_ADDRESSES} objets : leurs adresses peuvent être dans tous les ordres, trop pour être tous "
                    "explorés (donnez un numéro à chaque objet)"
                )
            below = [0, *sorted(number for number, _ in ids.values())]
            rank = int(choice or 0)
            above = below[rank + 1] if rank + 1 < len(below) else below[rank] + SPACE
            ids[id(self.value)] = ((below[rank] + above) // 2, self.value)
        return ids[id(self.value)][0]

    def event(self, done: bool = False, result: Any = None) -> Event:
        return Event("read_address", value=str(result) if done else None)


def id_(value: Any, /) -> Any:
    """A number that identifies an object. Only its order among the others can be told: every order is explored."""
    current().invented.add("id()")
    check_identity(value)
    known = current().ids.get(id(value))
    return AskAddress(value) if known is None else known[0]
