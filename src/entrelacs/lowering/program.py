"""What the lowering gives to the execution: a compiled program, and the places where something visible happens in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import CodeType
from typing import Any


@dataclass(frozen=True, slots=True)
class Site:
    """A place of the program where something visible happens."""

    line: int | None
    """Of the program; None in a module of the library, where what counts is the expression that led to it (`execution.lines`)."""
    text: str
    where: tuple[int, int, int, int] | None = None
    """Its first and last lines, from 1, and its first and last columns, in bytes; None where the program has none."""


def of_library(sites: list[Site]) -> list[Site]:
    """The places of code that is not the program's: a step there is told as the program wrote what led to it."""
    return [Site(None, site.text) for site in sites]


@dataclass
class Program:
    """A compiled module."""

    code: CodeType
    filename: str
    source: str
    sites: list[Site]
    globals: tuple[str, ...]
    library: dict[object, Any] = field(default_factory=dict)
    """The code of the functions of the standard library that it calls (`entrelacs.operations.library`)."""
    pure: tuple[str, ...] = ()
    """Modules that are not Python's, and that only compute: whoever explores has said so."""
    joined: bool = False
    """Whether it was put together of several modules."""
    lowered: dict[str, Any] = field(default_factory=dict)
    """The modules of `entrelacs.lowered` that it has imported, compiled."""
