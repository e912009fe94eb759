"""The iterators that CPython writes in C, and that the explorer writes in steps: ``zip``, ``map``, those of `itertools`.

Each has here a class that stands for the real one: what the program sees of its objects (their type, what they lack, how messages
name them) is what it would see in CPython.  Called, a class answers by a function of the prelude (`Operations.replaced`).
"""

from __future__ import annotations

import builtins
import itertools
from typing import Any

from ..bounds.refusals import Unsupported
from ..execution.kernel import current
from .stepped import Stepped


class _Sequence:
    def __getitem__(self, index: int) -> int:
        raise IndexError


class LibraryIterator(Stepped):
    """One of them: nothing can be sent to it, nor thrown into it."""

    __slots__ = ()

    def __init_subclass__(cls, **keywords: Any) -> None:
        if "_real" not in vars(cls):
            raise Unsupported(f"une classe qui hérite de {cls.__mro__[1].__name__} n'est pas modélisée : gardez-en un dans un attribut")
        super().__init_subclass__(**keywords)


def from_iterable(iterables: Any, /) -> Any:
    """``itertools.chain.from_iterable``."""
    machine = current()
    return machine.operations.call(None, machine.base["$prelude"]["from_iterable"], iterables)


def _standing_for(real: type) -> type:
    content: dict[str, Any] = {"__slots__": (), "_real": real, "__module__": __name__}
    if real is itertools.chain:
        content["from_iterable"] = staticmethod(from_iterable)
    made = type(f"Standing_{real.__name__}", (LibraryIterator,), content)
    globals()[made.__name__] = made  # where a class of this package is found, by its qualified name
    made.__name__ = real.__name__
    return made


FRAMES: dict[str, type] = {
    "mapping": map, "mapping_rows": map, "filtering": filter, "enumerating": enumerate, "zipping": zip, "cycling": itertools.cycle,
    "chaining": itertools.chain, "slicing": itertools.islice, "taking": itertools.takewhile, "dropping": itertools.dropwhile,
    "refusing": itertools.filterfalse, "starmapping": itertools.starmap, "accumulating": itertools.accumulate,
    "pairing": itertools.pairwise, "zipping_longest": itertools.zip_longest, "compressing": itertools.compress,
    "grouping": itertools.groupby, "tee_one": type(itertools.tee(())[0]), "by_index": type(iter(_Sequence())),
    "group_members": type(next(itertools.groupby("a"))[1]), **({"batching": itertools.batched} if hasattr(itertools, "batched") else {}),
}  # fmt: skip
"""The generators of the prelude, and what their objects are in CPython."""
STANDING: dict[type, type] = {real: _standing_for(real) for real in dict.fromkeys(FRAMES.values())}
"""The real types, and those that stand for them."""
NAMED: dict[str, type] = {
    real.__name__: kind for real, kind in STANDING.items() if real.__name__ in dir(builtins) + dir(itertools) and not real.__name__.startswith("_")
}  # fmt: skip
"""Those that a program calls by their names."""


def made_by(frame_of: Any) -> type | None:
    """The class of what a generator of the prelude makes; None when it is a generator in CPython too."""
    real = FRAMES.get(frame_of.__name__) if frame_of.__code__.co_filename == "<entrelacs>" else None
    return None if real is None else STANDING[real]
