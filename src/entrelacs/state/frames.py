"""The stack of a thread, written: where each of its suspended generators stands, and the variables that matter there."""

from __future__ import annotations

import types
from typing import Any

from ..bounds.faults import PACKAGE
from ..bounds.kinds import word
from ..bounds.refusals import Unsupported
from .liveness import live_after
from .writing import PLAIN, UNBOUND, Writing

ENDED = b"ended"
"""Stands for the frame of a generator that has none left."""


class Frames(Writing):
    """The part of a snapshot that writes stacks."""

    def code(self, code: types.CodeType) -> tuple[types.CodeType, bytes, dict[int, tuple[bytes, tuple[str, ...]]]]:
        """What is known of a code object: its mark, and the places where it was found suspended."""
        entry = self.codes.get(id(code))
        if entry is None:
            if code.co_filename.startswith("<") and code.co_filename not in ("<entrelacs>", self.machine.program.filename):
                # Made while the program runs, it may not outlive the execution: told by its content.
                return code, self.mark("code", code), {}
            entry = self.codes[id(code)] = code, self.mark("code", id(code)), {}
        return entry

    def point(self, code: types.CodeType, offset: int) -> tuple[bytes, tuple[str, ...]]:
        """The mark of a place where `code` may be suspended, and the variables that matter there."""
        _, mark, points = self.code(code)
        known = points.get(offset)
        if known is None:
            names = live_after(code, offset)
            if names is None:
                raise Unsupported(f"état illisible dans {code.co_name}")
            if code.co_name == "__iter__" and code.co_filename.startswith(PACKAGE):
                names = ("self", *names)  # the operation at the end of the chain
            known = points[offset] = self.mark("frame", mark, offset), names
        return known

    def frames(self, generator: Any) -> None:
        """The chain of suspended generators of a thread, down to the operation at its end."""
        out, seen, visit, codes = self.out, self.seen, self.visit, self.codes
        while True:
            frame = generator.gi_frame
            if frame is None:
                out.append(ENDED)
                return
            code = frame.f_code
            entry = codes.get(id(code))
            known = None if entry is None else entry[2].get(frame.f_lasti)
            mark, names = self.point(code, frame.f_lasti) if known is None else known
            out.append(mark)
            if names:
                values = frame.f_locals
                for name in names:
                    if name in values:
                        value = values[name]
                        if type(value) in PLAIN:
                            out.append(value)
                        elif (ref := seen.get(id(value))) is not None:
                            out.append(ref)
                        else:
                            visit(value)
                    else:
                        out.append(UNBOUND)
            generator = generator.gi_yieldfrom
            if generator is None:
                return
            if type(generator) is not types.GeneratorType:
                raise Unsupported(f"une suspension de type {word(type(generator))} n'est pas modélisée")
