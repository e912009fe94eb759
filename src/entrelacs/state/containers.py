"""What containers written in C hold: a list, a tuple, a set, a dictionary, a deque, a defaultdict, and the classes derived from them.

Like those of `entrelacs.state.contents`, which lists them all, each function asks the type itself, never a method that a subclass may
have changed.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..bounds.refusals import Exhausted

if TYPE_CHECKING:
    from .writers import Writers

Writer = Callable[["Writers", Any], None]
PLAIN = frozenset((int, float, bool, type(None), str, bytes))
MOST_ITEMS = 2_000_000
"""Items of one container, at most."""


def bounded(size: int) -> int:
    if size > MOST_ITEMS:
        raise Exhausted(f"un conteneur du programme compte plus de {MOST_ITEMS // 1_000_000} millions d'éléments")
    return size


def sequence(kind: Any) -> Writer:
    """The items, in order."""

    def write(snapshot: Writers, value: Any) -> None:
        snapshot.out.append(bounded(kind.__len__(value)))
        snapshot.items(kind.__iter__(value))

    return write


def hashed(kind: Any) -> Writer:
    """The items of a set, in the order in which it gives them; its size in memory decides where the next ones will stand, and so do
    those that have left (`layouts`).

    The order of texts changes with each process, and so is never seen (`entrelacs.operations.hashes` refuses whoever would see it): they
    are written sorted, that the states be the same in every process.
    """

    def write(snapshot: Writers, value: Any) -> None:
        known = snapshot.machine.layouts.past.get(id(value))
        if known is not None:
            if known[1] is None and snapshot.machine.orders:
                snapshot.unlike += 1
            past = (snapshot.unlike if known[1] is None else known[1].hex()) if snapshot.machine.orders else None
            snapshot.out.append(("past", past))
        snapshot.out.append(bounded(kind.__len__(value)))
        items = [*kind.__iter__(value)]
        if items and all(map(_textual, items)):
            snapshot.items(iter(sorted(items, key=repr)))
            return
        snapshot.out.append(kind.__sizeof__(value))
        snapshot.items(iter(items))

    return write


def _textual(item: Any) -> bool:
    """Whether the hash of an item of a set is that of a text, alone or in a tuple of plain values."""
    if type(item) is tuple:
        return any(map(_textual, item)) and all(type(part) in PLAIN or _textual(part) for part in item)
    return type(item) in (str, bytes)


def double_ended(snapshot: Writers, value: deque[Any]) -> None:
    snapshot.visit(MAXLEN(value))
    snapshot.out.append(bounded(deque.__len__(value)))
    snapshot.items(deque.__iter__(value))


MAXLEN = vars(deque)["maxlen"].__get__


def mapping(kind: Any) -> Writer:
    """The keys and the values, in order."""

    def write(snapshot: Writers, value: Any) -> None:
        snapshot.out.append(bounded(kind.__len__(value)))
        for key, item in kind.items(value):
            snapshot.visit(key)
            snapshot.visit(item)

    return write


def with_default(snapshot: Writers, value: defaultdict[Any, Any]) -> None:
    snapshot.visit(FACTORY(value))
    snapshot.out.append(bounded(dict.__len__(value)))
    for key, item in dict.items(value):
        snapshot.visit(key)
        snapshot.visit(item)


FACTORY = vars(defaultdict)["default_factory"].__get__
