"""What somebody announces of an exploration: the page of a course, an exercise."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedOutput:
    """An output: exactly `output`, or the whole of it matched by the regular expression `pattern`. The ends of its last lines do not count."""

    output: str | None = None
    pattern: str | None = None

    def matches(self, output: str) -> bool:
        if self.pattern is not None:
            return re.fullmatch(self.pattern, output.rstrip("\n")) is not None
        return output.rstrip("\n") == self.output
