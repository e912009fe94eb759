"""The names that the program gives to its objects, for the words that a reader sees."""

from __future__ import annotations

from typing import Any

from . import words
from .machine import Machine


def name_objects(machine: Machine) -> None:
    """Give each modelled object and each instance the name it has in the program."""
    labels: dict[int, str] = {}
    primitives: dict[int, Any] = {}
    work: list[tuple[str, Any]] = [
        (name, machine.namespace[name]) for name in machine.program.globals if name in machine.namespace
    ]
    local: list[tuple[str, Any]] = []
    for fiber in machine.fibers:
        generator = fiber.gen
        while generator is not None and getattr(generator, "gi_frame", None) is not None:
            frame = generator.gi_frame
            if frame.f_code.co_filename == machine.program.filename:
                local += [(n, v) for n, v in frame.f_locals.items() if not n.startswith("$") and n != "self"]
            generator = generator.gi_yieldfrom
    seen: set[int] = set()
    index = 0
    while index < 2_000:
        if index == len(work):
            # Locals come last: what the globals reach keeps one name, whoever holds it in a variable of their own.
            if not local:
                break
            work, local = work + local, []
        name, value = work[index]
        index += 1
        kind = type(value)
        if id(value) in seen or kind in (int, str, float, bool, type(None)):
            continue
        seen.add(id(value))
        if getattr(kind, "_modelled", False) or kind in machine.classes:
            labels[id(value)] = name
            if hasattr(value, "view"):
                primitives[id(value)] = value
            fields = getattr(value, "__dict__", {}) if kind in machine.classes else {}
            work += [(f"{name}.{field}", item) for field, item in fields.items()]
            lock = getattr(value, "lock", None)
            if lock is not None and kind not in machine.classes and id(lock) not in seen:
                work.append((f"verrou de {name}", lock))
        elif isinstance(value, type) and value in machine.classes:
            work += [(f"{name}.{field}", value.__dict__.get(field)) for field in machine.classes[value]]
        elif kind in (list, tuple):
            work += [(f"{name}[{i}]", item) for i, item in enumerate(value)]
        elif kind is dict:
            work += [(f"{name}[{words.describe(k)}]", item) for k, item in value.items()]
    machine.labels = labels
    machine.primitives = primitives
