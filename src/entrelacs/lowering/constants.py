"""The constants of a module, that an exploration may replace: names bound by a plain assignment at its top."""

from __future__ import annotations

import ast


def assignments(tree: ast.Module) -> list[tuple[str, ast.Assign | ast.AnnAssign]]:
    """``TOURS = 2`` and ``TOURS: int = 2``, each with its name, in the order of the module."""
    found: list[tuple[str, ast.Assign | ast.AnnAssign]] = []
    for statement in tree.body:
        if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
            target = statement.targets[0]
        elif isinstance(statement, ast.AnnAssign):
            target = statement.target
        else:
            continue
        if isinstance(target, ast.Name):
            found.append((target.id, statement))
    return found


def constants_of(source: str) -> dict[str, str]:
    """The name of each constant, and its value as it is written (the last one, if there are several). Raises ``SyntaxError``."""
    return {
        name: ast.get_source_segment(source, statement.value) or ""
        for name, statement in assignments(ast.parse(source))
        if statement.value is not None
    }


def override(tree: ast.Module, constants: dict[str, str]) -> None:
    """Give constants other values, as they are written. Raises ``KeyError`` for one that the module does not have."""
    missing = dict(constants)
    for name, statement in assignments(tree):
        if name in constants:
            value = ast.parse(constants[name], mode="eval").body
            target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
            for node in ast.walk(value):
                ast.copy_location(node, target)
            statement.value = value
            missing.pop(name, None)
    if missing:
        raise KeyError(next(iter(missing)))
