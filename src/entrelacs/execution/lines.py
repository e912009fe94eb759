"""Where the program stands: the line of a thread, of an operation, of a traceback."""

from __future__ import annotations

import opcode
import sys
from types import TracebackType

from ..lowering.program import Program
from .kernel import Fiber, Op

STORE_FAST = opcode.opmap["STORE_FAST"]


class Lines:
    """The part of a machine that tells lines."""

    # Of the machine.
    program: Program
    current: Fiber

    def line_of(self, traceback: TracebackType | None) -> int | None:
        """The innermost line of the program in a traceback."""
        line = None
        while traceback is not None:
            if traceback.tb_frame.f_code.co_filename == self.program.filename:
                line = line_at(traceback)
            traceback = traceback.tb_next
        return line

    def line_now(self, fiber: Fiber) -> int | None:
        """The line of the program where a thread stands."""
        line = None
        generator = fiber.gen
        while generator is not None:
            frame = getattr(generator, "gi_frame", None)
            if frame is None:
                break
            if frame.f_code.co_filename == self.program.filename:
                line = frame.f_lineno
            generator = generator.gi_yieldfrom
        return line

    def site_line(self, op: Op) -> int | None:
        """The line of an operation of the current thread."""
        site = getattr(op, "site", None)
        if site is None:
            return None
        # Of a module of ours, the line that counts is the program's.
        return self.program.sites[site].line or self.line_now(self.current)


def line_at(entry: TracebackType) -> int:
    """The line of an entry of a traceback, however often its code has run.

    Once it has run for a while, CPython 3.11 does a STORE_FAST and the LOAD_FAST after it at one go, and tells the line of the first
    for a variable that the second finds unbound.
    """
    code, offset = entry.tb_frame.f_code, entry.tb_lasti
    if sys.version_info < (3, 12) and code.co_code[offset] == STORE_FAST:
        return next((line for start, end, line in code.co_lines() if start <= offset + 2 < end and line), entry.tb_lineno)
    return entry.tb_lineno
