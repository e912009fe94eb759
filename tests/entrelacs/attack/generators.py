"""The generators by their names, and what each adds to the oracles that are those of every program."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..support import hidden_values, sequential
from . import objects, order, paths, tasks, threads, waits


def nothing_more(source, found):
    """No oracle of its own."""
    return None


@dataclass(frozen=True)
class Generator:
    """`source` makes a program from a number; `right` is its own oracle: a disagreement or None."""

    source: Callable[[int], str]
    right: Callable[[str, Any], Any] = nothing_more
    alone: bool = False
    """Whether the program has one thread: the searches have nothing to differ about."""


GENERATORS = {
    "threads": Generator(threads.source),
    "tasks": Generator(tasks.source),
    "order": Generator(order.source, order.right, alone=True),
    "constructs": Generator(sequential.program, order.right, alone=True),
    "paths": Generator(paths.source, paths.right),
    "waits": Generator(waits.source),
    "hidden": Generator(hidden_values.source),
    "objects": Generator(objects.source),
}
