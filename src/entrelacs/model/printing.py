"""``print``, and the streams that it writes to."""

from __future__ import annotations

import pprint
from collections.abc import Generator, Hashable
from typing import Any

from ..execution.kernel import Op, attempt, current, drive
from ..execution.unseen import Unseen
from ..operations.lacks import known_as
from ..results import Event


class Print(Op):
    """Print a line: one atomic step."""

    __slots__ = ("site", "text")
    lasts = True

    def __init__(self, text: str):
        self.text = text

    def keys(self) -> tuple[Hashable, ...]:
        return ("stdout",)

    def execute(self, choice: str) -> None:
        current().write(self.text)

    def event(self, done: bool = False, result: Any = None) -> Event:
        return Event("print", value=self.text.removesuffix("\n"))


def print_(*values: object, sep: str | None = None, end: str | None = None, file: Any = None, flush: bool = False) -> Any:
    machine = current()
    for name, text in (("sep", sep), ("end", end)):
        if text is not None and not isinstance(text, str):
            raise TypeError(f"{name} must be None or a string, not {known_as(type(text))}")
    if file is None and machine.redirects:
        file = yield from drive(machine.operations.stdout(None))
    if type(file) in machine.classes:
        return (yield from print_to(file, values, sep, end, flush))
    parts: list[str] = []
    index = 0
    while index < len(values):
        value = values[index]
        if isinstance(value, Unseen) and isinstance(file, Stream) and file._name == "stderr":
            value = value.stand_in()
        text, problem = (value, None) if type(value) is str else (yield from attempt(machine.operations.text, None, value, str))
        if problem is not None:  # what came before is written all the same
            if parts:
                yield from print_(*parts, "", sep=sep, end="", file=file)
            raise problem
        parts.append(text)
        index += 1
    if isinstance(file, Stream) and file._name == "stderr":
        return None
    if file is not None and not isinstance(file, Stream):
        return (yield from drive(machine.operations.method(None, file, "write", joined(parts, sep, end))))
    operation = Print(joined(parts, sep, end))
    if machine.note_access("stdout", True) and not machine.may_be_cut_off():
        return machine.perform(operation, "")
    if machine.split_print:
        written = pieces(parts, sep, end)
        while written:
            yield from Print(written.pop(0))
        return None
    return (yield from operation)


def print_to(file: Any, values: tuple[object, ...], sep: str | None, end: str | None, flush: bool) -> Generator[Op, Any, None]:
    """``print`` to an object of the program: its ``write`` is called for each value, what stands between them, and the end."""
    operations = current().operations
    index = 0
    while index < len(values):
        if index:
            yield from drive(operations.method(None, file, "write", " " if sep is None else sep))
        text = yield from drive(operations.text(None, values[index], str))
        yield from drive(operations.method(None, file, "write", text))
        index += 1
    yield from drive(operations.method(None, file, "write", "\n" if end is None else end))
    if flush:
        yield from drive(operations.method(None, file, "flush"))


def joined(parts: list[str], sep: str | None, end: str | None) -> str:
    return (" " if sep is None else sep).join(parts) + ("\n" if end is None else end)


def pieces(parts: list[str], sep: str | None, end: str | None) -> list[str]:
    """What ``print`` writes, one after the other."""
    between, last = " " if sep is None else sep, "\n" if end is None else end
    written = [text for part in parts for text in (between, part)][1:]
    return [text for text in (*written, last) if text]


class Stream:
    """``sys.stdout`` or ``sys.stderr``."""

    __slots__ = ("_name",)
    _modelled = True

    def __init__(self, name: str):
        self._name = name

    def write(self, text: str) -> Any:
        if self._name == "stderr":
            return len(text.stand_in() if isinstance(text, Unseen) else text)
        return self._write(text)

    def _write(self, text: str) -> Generator[Op, Any, int]:
        machine = current()
        if machine.note_access("stdout", True) and not machine.may_be_cut_off():
            machine.write(text)
        else:
            yield from Print(text)
        return len(text)

    def writelines(self, lines: Any) -> Generator[Op, Any, None]:
        texts = yield from current().operations.listed(lines)
        while texts:
            yield from drive(self.write(texts.pop(0)))

    def isatty(self) -> bool:
        return False

    def writable(self) -> bool:
        return True

    def reconfigure(self, **options: Any) -> None:
        pass

    @property
    def encoding(self) -> str:
        return "utf-8"

    def flush(self) -> None:
        pass


def pprint_(value: Any, stream: Any = None, *arguments: Any, **keywords: Any) -> Generator[Op, Any, None]:
    text = yield from drive(current().operations.call_native(None, pprint.pformat, (value, *arguments), keywords))
    yield from drive(print_(text, file=stream))
