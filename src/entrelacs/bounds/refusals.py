"""What ends an exploration before its end: the program cannot be modelled, or it goes out of bounds."""

from __future__ import annotations


class Unsupported(Exception):
    """The program does something that cannot be modelled: the reason (in French) and the line."""

    def __init__(self, reason: str, line: int | None = None):
        super().__init__(reason)
        self.reason, self.line = reason, line


class Exhausted(BaseException):
    """The execution is out of bounds: which one, in French, and its name in `limits.TABLE` if an option raises it."""

    def __init__(self, reason: str, limit: str | None = None):
        super().__init__(reason)
        self.limit = limit
