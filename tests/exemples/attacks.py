"""Wrong answers that nobody has to write: mutants of a solution, and what those who would rather not synchronize do.

Each is a whole file, as a learner would hand it in: only the lines of the learner's regions are edited, in the text, so that what is
given stays as it is.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from entrelacs.exercise.frame import Assembly
from entrelacs.exercise.specification import Exercise

_COMPARISONS = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==", "is": "is not", "is not": "is"}
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_OPERATORS = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=", ast.Is: "is", ast.IsNot: "is not"}


def mutants(exercise: Exercise) -> Iterator[tuple[str, str]]:
    """Yield ``(what was changed, whole file)``: one element of the solution's regions is taken out, turned or moved."""
    solution = exercise.frame.solution()
    lines = solution.text.splitlines()
    tree = ast.parse(solution.text)
    for node in ast.walk(tree):
        for body in _bodies(node):
            ours = [statement for statement in body if _ours(statement, solution) and not _docstring(statement)]
            for statement in ours:
                if not isinstance(statement, (*_DEFINITIONS, ast.Pass, ast.Global)):
                    yield f"l. {statement.lineno} : sans {_head(statement, lines)}", _without(statement, lines)
            for first, second in pairwise(ours):
                if second.lineno > (first.end_lineno or 0) and not (isinstance(first, _DEFINITIONS) and isinstance(second, _DEFINITIONS)):
                    yield f"l. {first.lineno} et {second.lineno} échangées", _swapped(first, second, lines)
        if not _ours(node, solution):
            continue
        if isinstance(node, ast.With | ast.AsyncWith):
            yield f"l. {node.lineno} : sans with", _header(node, lines, "if True:")
            last = node.body[-1]
            if len(node.body) > 1:
                yield f"l. {last.lineno} : hors du with", _outdented(last, node, lines)
        elif isinstance(node, ast.While):
            yield f"l. {node.lineno} : if au lieu de while", _at(lines, node.lineno, node.col_offset, "while", "if")
        elif isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in _OPERATORS:
            sign = _OPERATORS[type(node.ops[0])]
            yield f"l. {node.lineno} : {_COMPARISONS[sign]} au lieu de {sign}", _between(lines, node, sign, _COMPARISONS[sign])
        elif isinstance(node, ast.Constant) and type(node.value) is int:
            yield f"l. {node.lineno} : {node.value + 1} au lieu de {node.value}", _at(
                lines, node.lineno, node.col_offset, str(node.value), str(node.value + 1)
            )
        elif isinstance(node, ast.Attribute) and node.attr in ("notify_all", "notify"):
            other = {"notify_all": "notify", "notify": "notify_all"}[node.attr]
            number = node.end_lineno or node.lineno
            yield f"l. {number} : {other} au lieu de {node.attr}", _at(lines, number, node.value.end_col_offset or 0, f".{node.attr}", f".{other}")


def attacks(exercise: Exercise) -> Iterator[tuple[str, str]]:
    """Yield ``(name, whole file)``: the answers that would avoid the work. The names are the keys of ``admis``."""
    solution = exercise.frame.solution()
    parts = solution.parts()
    yield "sans_travail", exercise.frame.fill([_idle(part) for part in parts]).text
    locked = exercise.frame.fill(_under_one_lock(parts)).text
    if "_tout = " in locked and "with _tout" in locked:  # a lock of one's own needs a line of the module, and a function to be held in
        yield "gros_verrou", locked
    for word in (r"start", r"create_task"):
        alone = [_one_after_the_other(part, word) for part in parts]
        if alone != parts:
            yield "sans_fils", exercise.frame.fill(alone).text
    fixed = next((one.output for harness in exercise.harnesses for one in harness.required if one.output is not None), None)
    if fixed is not None:
        printed = [[re.sub(r"\bprint\(.*\)", lambda _: f"print({fixed!r})", line) for line in part] for part in parts]
        if printed != parts:
            yield "affichage_fixe", exercise.frame.fill(printed).text


def _bodies(node: ast.AST) -> Iterator[list[ast.stmt]]:
    for name in ("body", "orelse", "finalbody"):
        body = getattr(node, name, None)
        if isinstance(body, list):
            yield body


def _docstring(statement: ast.stmt) -> bool:
    """Whether a statement does nothing: without it, or elsewhere, the program is the same."""
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _ours(node: ast.AST, assembly: Assembly) -> bool:
    """Whether a node stands whole in a region."""
    first, last = getattr(node, "lineno", 0), getattr(node, "end_lineno", 0)
    return any(start <= first and last <= end for start, end in assembly.spans)


def _text(lines: Sequence[str]) -> str:
    return "\n".join(lines) + "\n"


def _head(statement: ast.stmt, lines: Sequence[str]) -> str:
    return lines[statement.lineno - 1].strip()


def _without(statement: ast.stmt, lines: Sequence[str]) -> str:
    indent = " " * statement.col_offset
    return _text([*lines[: statement.lineno - 1], f"{indent}pass", *lines[statement.end_lineno or 0 :]])


def _swapped(first: ast.stmt, second: ast.stmt, lines: Sequence[str]) -> str:
    a, b = slice(first.lineno - 1, first.end_lineno), slice(second.lineno - 1, second.end_lineno)
    return _text([*lines[: a.start], *lines[b], *lines[a.stop : b.start], *lines[a], *lines[b.stop :]])


def _header(node: ast.With | ast.AsyncWith, lines: Sequence[str], new: str) -> str:
    """The header of a compound statement, put as `new`."""
    return _text([*lines[: node.lineno - 1], " " * node.col_offset + new, *lines[node.body[0].lineno - 1 :]])


def _outdented(last: ast.stmt, node: ast.With | ast.AsyncWith, lines: Sequence[str]) -> str:
    less = last.col_offset - node.col_offset
    moved = [line[less:] for line in lines[last.lineno - 1 : last.end_lineno]]
    return _text([*lines[: last.lineno - 1], *moved, *lines[last.end_lineno or 0 :]])


def _at(lines: Sequence[str], number: int, column: int, old: str, new: str) -> str:
    """`old`, at this column (in bytes) of this line, put as `new`."""
    line = lines[number - 1].encode()
    head, tail = line[:column].decode(), line[column:].decode()
    return _text([*lines[: number - 1], head + tail.replace(old, new, 1), *lines[number:]])


def _between(lines: Sequence[str], node: ast.Compare, old: str, new: str) -> str:
    return _at(lines, node.left.end_lineno or node.lineno, node.left.end_col_offset or 0, old, new)


def _indent(part: Sequence[str]) -> str:
    """How far the least indented line of a region stands."""
    told = [line for line in part if line.strip()]
    return min((line[: len(line) - len(line.lstrip())] for line in told), key=len, default="")


def _idle(part: Sequence[str]) -> list[str]:
    """A region whose functions do nothing; one that stands in a function, nothing at all."""
    text = "\n".join(part)
    try:
        tree = ast.parse(text)
    except SyntaxError:
        return [_indent(part) + "pass"] if part else []
    kept = list(part)
    for node in sorted(ast.walk(tree), key=lambda node: -getattr(node, "lineno", 0)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name != "__init__":
            kept[node.body[0].lineno - 1 : node.end_lineno] = [" " * node.body[0].col_offset + "return None"]
    return kept if kept != list(part) else [_indent(part) + "pass"] * bool(part)


def _under_one_lock(parts: Sequence[Sequence[str]]) -> list[list[str]]:
    """Every function of the learner does all its work under the same lock."""
    found = []
    defined = False
    for part in parts:
        try:
            tree = ast.parse("\n".join(part))
        except SyntaxError:  # a piece of a function: all of it
            indent = _indent(part)
            found.append([f"{indent}with _tout:", *(f"    {line}" if line.strip() else line for line in part)] if part else [])
            continue
        lines = list(part)
        for node in sorted(ast.walk(tree), key=lambda node: -getattr(node, "lineno", 0)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name != "__init__":
                lock = "async with _tout_async:" if isinstance(node, ast.AsyncFunctionDef) else "with _tout:"
                body = slice(node.body[0].lineno - 1, node.end_lineno)
                inner = [f"    {line}" if line.strip() else line for line in lines[body]]
                declared = [line for line in inner if re.match(r"\s*(global|nonlocal)\b", line)]
                rest = [line for line in inner if line not in declared]
                indent = " " * node.body[0].col_offset
                lines[body] = [*(line[4:] for line in declared), f"{indent}{lock}", *(rest or [f"{indent}    pass"])]
        if not defined and not _indent(part):
            made = ["_tout = _RLock()", "_tout_async = _Lock()"]
            lines = ["from asyncio import Lock as _Lock", "from threading import RLock as _RLock", "", *made, *lines]
            defined = True
        found.append(lines)
    return found


def _one_after_the_other(part: Sequence[str], word: str) -> list[str]:
    """Each thread or task is waited for as soon as it is started."""
    found = []
    for line in part:
        found.append(line)
        if word == "start" and (started := re.fullmatch(r"(\s*)([\w.\[\]]+)\.start\(\)", line)):
            found.append(f"{started[1]}{started[2]}.join()")
        elif word == "create_task" and (made := re.fullmatch(r"(\s*)(\w+) = .*\bcreate_task\(.*\)", line)):
            found.append(f"{made[1]}await {made[2]}")
    return found
