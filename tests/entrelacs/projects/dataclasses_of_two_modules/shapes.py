from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(order=True)
class Point:
    made: ClassVar[int] = 0
    x: int
    y: int = 0
    tags: list[str] = field(default_factory=list)

    def __post_init__(self):
        Point.made += 1
        self.tags.append(f"p{Point.made}")
