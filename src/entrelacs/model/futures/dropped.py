"""Whether the program still holds a pool.

CPython destroys one that nothing holds any more, and its threads end soon after (the ``weakref_cb`` of
Lib/concurrent/futures/thread.py). Only who looks at them sees the difference.
"""

from __future__ import annotations

import gc
import sys
import types
from collections.abc import Iterable
from typing import Any

from ...execution.kernel import Fiber, Op, current
from ...operations.generators import GENERATORS
from ...operations.reach import EVERYTHING
from ..thread import Thread

PASSED_BY = (types.ModuleType, types.FrameType, types.CodeType, Fiber)
"""What leads to no object of the program, or to those of another thread."""


def holds(pool: Any, worker: type[Thread]) -> bool:
    """Whether the variables of the program and of its threads lead to a pool: its threads, which are of the class `worker`, do not hold it."""
    machine = current()
    machine.touched.add(EVERYTHING)
    todo: list[Any] = [machine.namespace.get(name) for name in machine.program.globals]
    todo += machine.local.values()
    for fiber in machine.fibers:
        if fiber.gen is not None:
            todo += (fiber.gen, fiber.handle)
    frame: types.FrameType | None = sys._getframe(1)
    steps = (type(machine).step.__code__, type(machine).restart.__code__)
    while frame is not None and frame.f_code not in steps:  # those that are running are not read otherwise
        todo += _variables(frame, worker)
        frame = frame.f_back
    seen: dict[int, Any] = {}
    while todo:
        value = todo.pop()
        if value is pool:
            return True
        if id(value) not in seen:
            seen[id(value)] = value
            todo += _led_to(value, pool, worker)
    return False


def _variables(frame: types.FrameType, worker: type[Thread]) -> list[Any]:
    """What a frame holds: neither what it has computed for a statement (``$t``), which CPython does not keep, nor the pool of a worker."""
    if frame.f_code is worker.run.__code__:
        return []
    return [value for name, value in frame.f_locals.items() if not name.startswith("$t")]


def _led_to(value: Any, pool: Any, worker: type[Thread]) -> Iterable[Any]:
    """What an object holds."""
    kind = type(value)
    if issubclass(kind, PASSED_BY) or issubclass(kind, worker) or issubclass(kind, Op) and getattr(value, "target", None) is pool:
        return ()
    if issubclass(kind, type):
        return vars(value).values() if value in current().classes else ()
    if kind is types.FunctionType:
        return (value.__closure__, value.__defaults__, value.__kwdefaults__, value.__dict__)
    if kind is types.GeneratorType:
        return () if value.gi_frame is None else (value.gi_yieldfrom, *_variables(value.gi_frame, worker))
    told = issubclass(kind, Op) or kind in GENERATORS or getattr(kind, "_modelled", False)
    return gc.get_referents(value) if told or not kind.__module__.startswith("entrelacs.") else ()
