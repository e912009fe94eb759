"""How CPython is asked to call us before an instruction of the program: ``sys.monitoring``, or ``sys.settrace`` before 3.12."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from types import CodeType, FrameType
from typing import Any

from .gates import Gates

Reached = Callable[[CodeType, int], None]
"""Called in the thread that is about to do the instruction at an offset of a code."""


def watch(gates: Gates, reached: Reached) -> None:
    """Have `reached` called before each instruction of `gates`, in this thread and in all those to come."""
    if sys.version_info >= (3, 12):
        _monitor(gates, reached)
    else:
        _trace(gates, reached)


def _monitor(gates: Gates, reached: Reached) -> None:
    monitoring: Any = sys.monitoring  # type: ignore[attr-defined,unused-ignore]
    tool = next(number for number in (3, 4, 1, 2, 0) if monitoring.get_tool(number) is None)
    monitoring.use_tool_id(tool, "entrelacs")

    def about_to(code: CodeType, offset: int) -> Any:
        if offset not in gates.get(code, ()):
            return monitoring.DISABLE
        return reached(code, offset)

    monitoring.register_callback(tool, monitoring.events.INSTRUCTION, about_to)
    for code in gates:
        monitoring.set_local_events(tool, code, monitoring.events.INSTRUCTION)


def _trace(gates: Gates, reached: Reached) -> None:
    def local(frame: FrameType, event: str, argument: object) -> Any:
        if event == "opcode" and frame.f_lasti in gates[frame.f_code]:
            reached(frame.f_code, frame.f_lasti)
        return local

    def trace(frame: FrameType, event: str, argument: object) -> Any:
        if frame.f_code not in gates:
            return None
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        return local

    threading.settrace(trace)
    sys.settrace(trace)
