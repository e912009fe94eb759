"""Iterators of containers under way: what they know of their container besides where they stand.

The iterator of a deque fails once the deque has changed, even if it holds the same items again: CPython counts the changes. Those of
dictionaries and sets compare sizes only, and go on: what they then give depends on how the container lies in memory, which no state
tells. So such a state is like no other.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterable
from operator import is_, length_hint
from typing import Any

MOST_KEYS = 500
"""Keys of a dictionary that are compared one by one; beyond, any write may have added or removed some."""
MOST_WALKS = 50
"""Iterators of one place that are followed at a time."""


class Walk:
    """An iterator of a deque, a dictionary or a set, and what was there when it was made."""

    __slots__ = ("container", "disturbed", "iterator", "keys", "witness")

    def __init__(self, iterator: Any, container: Any):
        self.iterator, self.container = iterator, container
        self.disturbed = False
        self.keys: list[Any] | None = None
        self.witness: Any = None
        if isinstance(container, deque):
            # It stands at the end from the start: it has nothing to give, but to say that the deque has changed.
            iterator_of: Any = type(deque.__iter__(deque()))
            self.witness = iterator_of(container, deque.__len__(container))
        elif isinstance(container, dict) and dict.__len__(container) <= MOST_KEYS:
            self.keys = [*dict.keys(container)]

    def over(self) -> bool:
        """Whether it has nothing to give any more, whatever happens."""
        return length_hint(self.iterator) == 0 and self.keys is not None and len(self.keys) == dict.__len__(self.container)

    def look(self, writes: bool) -> None:
        """Take note of what has changed; `writes`: a write is about to be made, nobody knows which."""
        if self.witness is not None:
            try:
                next(self.witness, None)
            except RuntimeError:
                self.disturbed = True
        elif self.keys is None:
            self.disturbed = self.disturbed or writes
        elif len(self.keys) != dict.__len__(self.container) or not all(map(is_, self.keys, dict.keys(self.container))):
            self.disturbed = True


class Walks:
    """The iterators that one execution has made."""

    def __init__(self) -> None:
        self.by_iterator: dict[int, Walk] = {}
        self.at: dict[Hashable, list[Walk]] = {}
        """By the location of the container: those that a write may disturb."""

    def begin(self, iterator: Any, keys: Iterable[Hashable], containers: list[Any]) -> None:
        """Follow an iterator of these containers."""
        for key, container in zip(keys, containers, strict=True):
            if isinstance(container, deque | dict | set):
                walk = self.by_iterator[id(iterator)] = Walk(iterator, container)
                if walk.witness is None:
                    self.at.setdefault(key, []).append(walk)

    def about_to_write(self, key: Hashable) -> None:
        """A container of this location may be about to change."""
        followed = []
        crowded = len(self.at[key]) > MOST_WALKS
        for walk in self.at[key]:
            walk.look(True)
            walk.disturbed = walk.disturbed or crowded
            if not walk.disturbed and not walk.over():
                followed.append(walk)
        if followed:
            self.at[key] = followed
        else:
            del self.at[key]

    def disturbed(self, iterator: Any) -> bool:
        """Whether the container of an iterator has changed since it was made, in a way that the iterator may feel."""
        walk = self.by_iterator.get(id(iterator))
        if walk is None:
            return False
        walk.look(False)
        return walk.disturbed
