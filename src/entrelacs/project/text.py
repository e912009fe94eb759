"""Pieces of a program: where their lines come from, and how they are changed."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Written:
    """The text of a program, and where each of its lines comes from."""

    lines: list[str] = field(default_factory=list)
    table: list[tuple[str, int] | None] = field(default_factory=list)
    """For each line, the file and the line; None where no file has it."""

    def add(self, line: str, where: tuple[str, int] | None = None) -> None:
        self.lines.append(line)
        self.table.append(where)


@dataclass(order=True)
class Edit:
    """A piece of text that takes the place of another, by offsets in bytes."""

    start: int
    end: int
    text: str


def apply(data: bytes, start: int, end: int, edits: list[Edit], line: int) -> tuple[str, list[int]]:
    """The text from `start` to `end` once changed, and for each of its lines, that of the file, which begins on `line`."""
    pieces: list[str] = []
    origins = [line]
    at = start

    def put(text: str, moves: bool) -> None:
        nonlocal line
        for _ in range(text.count("\n")):
            line += moves
            origins.append(line)
        pieces.append(text)

    end = max([end, *(edit.end for edit in edits)])
    for edit in edits:
        put(data[at : edit.start].decode(), True)
        if edit.start == edit.end:
            put(edit.text, False)
        else:
            pieces.append(edit.text)
            line += data[edit.start : edit.end].count(b"\n")
            if not edit.text:
                origins[-1] = line
        at = edit.end
    put(data[at:end].decode(), True)
    return "".join(pieces), origins
