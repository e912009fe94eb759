"""What the lowering gives to the execution: a compiled program, and the places where something visible happens in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import CodeType
from typing import Any


@dataclass(frozen=True, slots=True)
class Site:
    """A place of the program where something visible happens."""

    line: int | None
    """Of the program; None in a module of the library, where the line that counts is the one that led to it."""
    text: str


@dataclass
class Program:
    """A compiled module."""

    code: CodeType
    filename: str
    source: str
    sites: list[Site]
    globals: tuple[str, ...]
    constants: dict[str, object]
    library: dict[object, Any] = field(default_factory=dict)
    """The code of the functions of the standard library that it calls (`entrelacs.operations.library`)."""
    lowered: dict[str, Any] = field(default_factory=dict)
    """The modules of `entrelacs.lowered` that it has imported, compiled."""
