"""Values that a program may hand on but not look at.

The text of a traceback, a number drawn only to be slept: what they are worth changes nothing as long as nobody asks. Whoever
asks is refused, with what to write instead.
"""

from __future__ import annotations

from typing import Any, NoReturn

from ..kernel import Unsupported

LOOKS = (
    "__eq__ __ne__ __lt__ __le__ __gt__ __ge__ __hash__ __str__ __repr__ __format__ __bool__ __len__ __iter__ __contains__ "
    "__getitem__ __int__ __float__ __index__ __round__ __trunc__ __floor__ __ceil__ __abs__ __neg__ __add__ __radd__ __sub__ "
    "__rsub__ __mul__ __rmul__ __truediv__ __rtruediv__ __floordiv__ __rfloordiv__ __mod__ __rmod__ __pow__ __rpow__ "
    "__divmod__ __rdivmod__ __getattr__ __reduce_ex__ __copy__ __deepcopy__"
).split()


class Unseen:
    """A value that nobody may look at; `reason` says so, in French."""

    __slots__ = ("reason",)
    _modelled = True

    def __init__(self, reason: str):
        self.reason = reason

    def stand_in(self) -> str:
        """A text to be written where nobody reads it."""
        return "…"


def _refuse(self: Unseen, *arguments: Any) -> NoReturn:
    raise Unsupported(self.reason)


for _name in LOOKS:
    setattr(Unseen, _name, _refuse)
