"""What the source of the explorer says, as templates: every text that is no docstring, its f-strings with ``{}`` for each value."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import entrelacs

PACKAGE = Path(entrelacs.__file__).parent
PLUGIN = PACKAGE.with_name("entrelacs_pytest")
"""What pytest loads: it says what `entrelacs` says, and a little more."""
COURSE = ("exercise", "command/exercise.py", "answer/mutations.py", "telling/page_words.py", "telling/player.py")
"""What speaks to the readers of the course alone."""
HOLE = re.compile(r"\{[^{}]*\}")


@cache
def trees() -> dict[str, ast.Module]:
    """The modules, by their paths."""
    names = {path.relative_to(PACKAGE).as_posix(): path for path in sorted(PACKAGE.rglob("*.py"))}
    names |= {path.relative_to(PACKAGE.parent).as_posix(): path for path in sorted(PLUGIN.rglob("*.py"))}
    return {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in names.items() if not name.startswith(COURSE)}


@cache
def templates() -> tuple[tuple[str, str], ...]:
    """Where each text is written, and its template."""
    return tuple((f"{name}:{line}", text) for name, tree in trees().items() for line, text in texts(tree))


def texts(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The templates of a module, each with its line."""
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield node.lineno, "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in parts | silent:
            yield node.lineno, HOLE.sub("{}", node.value)
