"""The names that the program gives to its objects, for the words that a reader sees."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from ..bounds.kinds import word
from ..execution import words
from ..execution.machine import Machine

MOST = 2_000
"""Objects that are looked at, at most."""


@contextmanager
def naming(machine: Machine) -> Iterator[dict[int, Any]]:
    """For as long as something is told, the machine knows what the program calls its objects; gives those whose state is shown."""
    before = machine.labels
    machine.labels, shown = names_of_objects(machine)
    try:
        yield shown
    finally:
        machine.labels = before


def names_of_objects(machine: Machine) -> tuple[dict[int, str], dict[int, Any]]:
    """The name that each modelled object and each instance has in the program, no two the same; and the objects whose state is shown.

    Both by the addresses of the objects, as they are now.
    """
    labels: dict[int, str] = {}
    primitives: dict[int, Any] = {}
    bearers: dict[str, int] = {}
    seen: set[int] = set()
    visited = 0
    for some in (_globals(machine), _locals(machine), _awaited(machine)):  # what the globals reach keeps one name, whoever else holds it
        work = list(some)
        for name, value in work:  # it grows meanwhile
            kind = type(value)
            if id(value) in seen or kind in (int, str, float, bool, type(None)):
                continue
            visited += 1
            if visited > MOST:
                break
            seen.add(id(value))
            if getattr(kind, "_modelled", False) or kind in machine.classes:
                bearers[name] = bearers.get(name, 0) + 1
                if bearers[name] > 1:
                    name = f"{name} nº {bearers[name]}"
                labels[id(value)] = name
                if hasattr(type(value), "view"):
                    primitives[id(value)] = value
                fields = getattr(value, "__dict__", {}) if kind in machine.classes else {}
                work += [(f"{name}.{field}", item) for field, item in fields.items()]
                lock = None if kind in machine.classes else getattr(value, "lock", None)
                if lock is not None and id(lock) not in seen:
                    work.append((f"verrou de {name}", lock))
            if isinstance(value, type) and value in machine.classes:
                work += [(f"{name}.{field}", value.__dict__.get(field)) for field in machine.classes[value]]
            elif isinstance(value, (list, tuple, deque)):
                work += [(f"{name}[{i}]", item) for i, item in enumerate(_plain(value, list, tuple, deque))]
            elif isinstance(value, dict):
                work += [(f"{name}[{words.describe(key)}]", item) for key, item in dict.items(value)]
    return labels, primitives


def _globals(machine: Machine) -> Iterator[tuple[str, Any]]:
    for name in machine.program.globals:
        if name in machine.namespace:
            yield name, machine.namespace[name]


def _locals(machine: Machine) -> Iterator[tuple[str, Any]]:
    """The variables of the functions under way; the object whose method it is comes last, under the name of its class."""
    owners: list[tuple[str, Any]] = []
    for fiber in machine.fibers:
        for frame in machine.frames(fiber):
            for name, value, shared in variables(frame):
                if name == "self" and not shared:
                    owners.append((word(type(value)), value))
                else:
                    yield name, value
    yield from owners


def variables(frame: FrameType) -> Iterator[tuple[str, Any, bool]]:
    """The variables of a function under way that are bound, and whether inner functions share each."""
    for name, value in frame.f_locals.items():
        if name.startswith("$c_"):
            try:
                yield name[3:], value.cell_contents, True
            except ValueError:
                pass
        elif not name.startswith("$"):
            yield name, value, False


def _awaited(machine: Machine) -> Iterator[tuple[str, Any]]:
    """What threads are about to use, whatever else reaches it: an object without a name has that of its class, and a number."""
    for fiber in machine.fibers:
        target = getattr(fiber.pending, "target", None)
        if target is not None:
            yield word(type(target)), target


def _plain(value: Any, *bases: Any) -> Iterator[Any]:
    """The items of a container, whatever methods its class redefines."""
    return next(base.__iter__(value) for base in bases if isinstance(value, base))
