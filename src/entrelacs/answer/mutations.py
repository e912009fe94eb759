"""Programs with one line less: is each lock, each notification, each loop around a wait really needed?

``mutations(source, what)`` lists every way to take one element of a kind out of a program.  The edits are made in the text,
each on the lines where the element stands, so that line numbers mean the same before and after.  Exploring the result tells
whether the element was *necessary*; this is mutation testing (DeMillo, Lipton and Sayward, « Hints on Test Data Selection »,
1978), with a model checker in the place of the test suite.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass


class NothingToRemove(ValueError):
    """The program holds no element of the kind asked for; the message is in French."""


@dataclass(frozen=True, slots=True)
class Mutation:
    """One element taken out: ``line`` (1-based), what the reader is told (French), and the whole mutated ``source``."""

    line: int
    label: str
    source: str


KINDS = ("with", "notify", "notify_all", "while", "join", "wait", "set", "acquire", "release")


def mutations(source: str, what: str) -> list[Mutation]:
    """Return every program made from ``source`` by removing one element of the kind ``what``.

    ``what`` is one of ``KINDS`` or ``"ligne: TEXTE"``, the text of one simple statement.  ``with`` keeps the body and drops
    one context manager; ``notify_all`` makes it ``notify``; ``while`` around a wait becomes ``if``; the others drop the call.
    Raises ``NothingToRemove`` when there is none, or when ``what`` is unknown, and ``SyntaxError`` for a source that has one.
    """
    text = _Text(source)
    tree = ast.parse(source)
    kind, _, wanted = what.partition(":")
    if kind == "ligne" and wanted.strip():
        found = list(_statements(tree, text, wanted.strip()))
    elif what == "with":
        found = list(_with(tree, text))
    elif what == "while":
        found = list(_while(tree, text))
    elif what == "notify_all":
        found = list(_calls(tree, text, ("notify_all",), lambda call: f"{text.of(owner_of(call))}.notify()"))
    elif what == "notify":
        found = list(_calls(tree, text, ("notify", "notify_all")))
    elif what in KINDS:
        found = list(_calls(tree, text, (what,)))
    else:
        raise NothingToRemove(f"« {what} » n'est pas un élément que l'on sait retirer : {', '.join(KINDS)} ou « ligne: TEXTE ».")
    if not found:
        raise NothingToRemove(f"« {what} » : le programme n'en contient aucun.")
    return sorted(found, key=lambda mutation: mutation.line)


def owner_of(call: ast.Call) -> ast.expr:
    """The object whose method is called."""
    assert isinstance(call.func, ast.Attribute)
    return call.func.value


Extent = tuple[tuple[int, int], tuple[int, int]]
"""Where a text begins and ends: lines from 1, columns in bytes."""


def span(node: ast.expr | ast.stmt) -> Extent:
    assert node.end_lineno is not None and node.end_col_offset is not None, "it was parsed"
    return (node.lineno, node.col_offset), (node.end_lineno, node.end_col_offset)


class _Text:
    """The source by spans; columns of ``ast`` count UTF-8 bytes."""

    def __init__(self, source: str) -> None:
        self.lines = [line.encode() for line in source.split("\n")]

    def of(self, node: ast.expr | ast.stmt) -> str:
        """Return the text of ``node``."""
        (first, start), (last, end) = span(node)
        cut = self.lines[first - 1 : last]
        cut[-1] = cut[-1][:end]
        cut[0] = cut[0][start:]
        return b"\n".join(cut).decode()

    def replaced(self, start: tuple[int, int], end: tuple[int, int], new: str) -> str:
        """Return the source with the span put as ``new``; the number of lines is kept."""
        lines = list(self.lines)
        head, tail = lines[start[0] - 1][: start[1]], lines[end[0] - 1][end[1] :]
        padding = [b""] * (end[0] - start[0])
        lines[start[0] - 1 : end[0]] = [head + new.encode() + tail, *padding]
        return b"\n".join(lines).decode()

    def without(self, node: ast.expr | ast.stmt, new: str = "pass") -> str:
        return self.replaced(*span(node), new)


def _with(tree: ast.AST, text: _Text) -> Iterator[Mutation]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.With | ast.AsyncWith):
            continue
        word = "async with" if isinstance(node, ast.AsyncWith) else "with"
        for item in node.items:
            if item.optional_vars is not None:
                continue  # the body uses the name: the program would break for a reason that teaches nothing
            others = [text.of(other.context_expr) + _bound(other, text) for other in node.items if other is not item]
            header = f"{word} {', '.join(others)}:" if others else "if True:"
            last = node.items[-1].optional_vars or node.items[-1].context_expr
            _, (line, column) = span(last)
            colon = text.lines[line - 1].index(b":", column)
            mutated = text.replaced((node.lineno, node.col_offset), (line, colon + 1), header)
            yield Mutation(node.lineno, f"sans « {word} {text.of(item.context_expr)} »", mutated)


def _bound(item: ast.withitem, text: _Text) -> str:
    return f" as {text.of(item.optional_vars)}" if item.optional_vars else ""


def _while(tree: ast.AST, text: _Text) -> Iterator[Mutation]:
    for node in ast.walk(tree):
        if isinstance(node, ast.While) and not node.orelse and any(_call_of(child, ("wait",)) for child in ast.walk(node)):
            start = (node.lineno, node.col_offset)
            mutated = text.replaced(start, (node.lineno, node.col_offset + len("while")), "if")
            test = text.of(node.test)
            yield Mutation(node.lineno, f"avec « if {test} » au lieu de « while {test} »", mutated)


def _calls(
    tree: ast.AST, text: _Text, names: tuple[str, ...], instead: Callable[[ast.Call], str] | None = None
) -> Iterator[Mutation]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            call = _call_of(node.value, names)
            if call is not None:
                new = instead(call) if instead else "pass"
                label = f"avec « {new} » au lieu de « {text.of(call)} »" if instead else f"sans « {text.of(node)} »"
                yield Mutation(node.lineno, label, text.without(call if instead else node, new))


def _call_of(node: ast.AST, names: tuple[str, ...]) -> ast.Call | None:
    """Return the call when ``node`` is ``[await] something.name(…)``."""
    if isinstance(node, ast.Await):
        node = node.value
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in names:
        return node
    return None


def _statements(tree: ast.AST, text: _Text, wanted: str) -> Iterator[Mutation]:
    compound = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.For | ast.While | ast.If | ast.With | ast.Try
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt) and not isinstance(node, compound) and text.of(node) == wanted:
            yield Mutation(node.lineno, f"sans « {wanted} »", text.without(node))
