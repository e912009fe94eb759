"""Where the program stands: the line of a thread or of a traceback, the expression under way."""

from __future__ import annotations

import ast
import opcode
import sys
from collections.abc import Iterator
from itertools import islice
from types import FrameType, TracebackType

from ..lowering.program import Program
from .kernel import Fiber, Op

UNTOLD = "…"
"""What is said of an expression that the program did not write: its thread runs a function of the library."""
LONGEST = 60
"""Characters of an expression that are said."""
STORE_FAST = opcode.opmap["STORE_FAST"]


class Lines:
    """The part of a machine that tells lines."""

    # Of the machine.
    program: Program
    fibers: list[Fiber]

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
        frame = self.frame_now(fiber)
        return None if frame is None else frame.f_lineno

    def frame_now(self, fiber: Fiber) -> FrameType | None:
        """The innermost frame of the program in a thread that is suspended."""
        frames = list(self.frames(fiber))
        return frames[-1] if frames else None

    def frames(self, fiber: Fiber) -> Iterator[FrameType]:
        """The frames of the program in a thread that is suspended, the outermost first."""
        generator = fiber.gen
        while generator is not None:
            frame: FrameType | None = getattr(generator, "gi_frame", None)
            if frame is None:
                break
            if frame.f_code.co_filename == self.program.filename:
                yield frame
            generator = generator.gi_yieldfrom

    def in_library(self, site: int) -> bool:
        """Whether it is the library that does what is done at `site`."""
        return self.program.sites[site].line is None

    def said_of(self, op: Op, site: int | None) -> str:
        """What the program calls what `op` touches; where the library does it, the expression of the program that led there."""
        if site is not None and not self.in_library(site):
            return self.program.sites[site].text
        waiting = next((fiber for fiber in self.fibers if fiber.pending is op), None)
        frame = self.frame_now(waiting) if waiting is not None else sys._getframe()
        while waiting is None and frame is not None and frame.f_code.co_filename != self.program.filename:
            frame = frame.f_back
        return UNTOLD if frame is None else expression_at(frame, self.program.source)


def expression_at(frame: FrameType, source: str) -> str:
    """The expression that a frame is computing, as the places of the program are told."""
    where = next(islice(frame.f_code.co_positions(), frame.f_lasti // 2, None), None)
    line, end_line, column, end_column = where or (None, None, None, None)
    if line is None or end_line is None or column is None or end_column is None:  # Python was asked to keep none (``-X no_debug_ranges``)
        return UNTOLD
    lines = [text.encode() for text in source.split("\n")[line - 1 : end_line]]
    if not lines:
        return UNTOLD
    lines[-1] = lines[-1][:end_column]
    lines[0] = lines[0][column:]
    text = b"\n".join(lines).decode()
    try:
        said = ast.unparse(ast.parse(text, mode="eval"))
    except (SyntaxError, RecursionError):
        said = " ".join(text.split())
    return said if len(said) <= LONGEST else f"{said[:LONGEST]}…"


def line_at(entry: TracebackType) -> int:
    """The line of an entry of a traceback, however often its code has run.

    Once it has run for a while, CPython 3.11 does a STORE_FAST and the LOAD_FAST after it at one go, and tells the line of the first
    for a variable that the second finds unbound.
    """
    code, offset = entry.tb_frame.f_code, entry.tb_lasti
    if sys.version_info < (3, 12) and code.co_code[offset] == STORE_FAST:
        return next((line for start, end, line in code.co_lines() if start <= offset + 2 < end and line), entry.tb_lineno)
    return entry.tb_lineno
