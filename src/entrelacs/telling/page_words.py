"""What the page of a player shows besides the graph: the names of threads, their letters, the listing of the program."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable

from .language import language, said

MAIN_NAMES = ("MainThread", "principal", "main")


def display_names(threads: Iterable[str]) -> list[str]:
    """Return the names shown to the reader: the main thread under its French name where French is spoken, a callback under its English one elsewhere."""
    return [said(name) for name in threads] if language() == "en" else ["principal" if name == "MainThread" else name for name in threads]


def with_main_named(text: str) -> str:
    """Return a sentence about threads with the main one under its French name: « attend la fin du fil principal »; as it is in English."""
    if "MainThread" not in text or language() == "en":
        return text
    for words, french in (("fil MainThread", "fil principal"), ("de MainThread", "du fil principal"), ("à MainThread", "au fil principal")):
        text = re.sub(rf"\b{words}\b", french, text)
    return re.sub(r"\bMainThread\b", "le fil principal", text)


def letters(threads: tuple[str, ...]) -> list[str]:
    """Return one distinct letter per thread: initials (Alice, Bob), or the digits of those that share one (Task-1, Task-2).

    Names of two letters are kept whole (P1, P2, C1, C2).  When nothing tells all threads apart: A, B, C…  The main thread has P.
    """
    main = bool(threads) and threads[0] in MAIN_NAMES
    others = threads[1:] if main else threads
    initials = [name[:1].upper() for name in others]
    chosen = [
        digit[1] if initials.count(initial) > 1 and (digit := re.search(r"(\d)$", name)) else initial
        for name, initial in zip(others, initials, strict=True)
    ]
    if len(set(chosen)) < len(others) and all(len(name) == 2 and name.isalnum() for name in others):
        chosen = [name.upper() for name in others]
    if len(set(chosen)) < len(others) or not all(letter.isalnum() for letter in chosen):
        chosen = list("ABCDEFGHIJKLMNOPQRSTUVWXYZ"[: len(others)])
        chosen += [str(number) for number in range(len(chosen), len(others))]
    if main:
        chosen.insert(0, next(letter for letter in "PMZ0" if letter not in {name[:1] for name in chosen}))
    return chosen


def code_lines(source: str, highlight: Callable[[str], str]) -> tuple[int, list[str]]:
    """Return the number of the first line shown and the lines from there, as HTML.

    The module's docstring is left out: the page shows it with the program, and the player needs the room.
    """
    lines = [line.rstrip() for line in highlight(source).split("\n")]
    body = ast.parse(source).body
    docstring = bool(body) and isinstance(body[0], ast.Expr) and isinstance(getattr(body[0].value, "value", None), str)
    first = body[0].end_lineno or 0 if docstring else 0
    while first < len(lines) and not lines[first]:
        first += 1
    while lines and not lines[-1]:
        lines.pop()
    return first + 1, lines[first:]


def unit_of(source: str) -> str:
    """Return what the program's threads are called: asyncio's tasks are not threads."""
    imported = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            imported |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            imported.add(node.module.partition(".")[0])
    return "tache" if "asyncio" in imported and not imported & {"threading", "concurrent"} else "fil"
