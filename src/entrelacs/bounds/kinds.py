"""What a class is called, and what it says of itself."""

from __future__ import annotations

IDENTITY = frozenset(("__doc__", "__module__", "__name__", "__qualname__"))
"""What a class or a function says of itself."""


def word(kind: type) -> str:
    """The name of a class in our own sentences: `Lock`, where CPython's messages say `_thread.lock`."""
    return kind.__qualname__.rpartition(".")[2]
