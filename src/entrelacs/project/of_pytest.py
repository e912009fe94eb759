"""What a file of tests says to pytest, and an explored test does without: marks, fixtures, other tests."""

from __future__ import annotations

import ast
from typing import Any

from .meanings import Meanings
from .sources import Source

PYTEST = {
    "raises": "écrivez try/except : l'exception attendue y est rattrapée, et « else » lève AssertionError",
    "approx": "comparez avec math.isclose",
    "skip": "un essai exploré l'est toujours : retirez-le",
    "fail": "écrivez « raise AssertionError(…) »",
}
"""What to write instead of what pytest gives."""


RUNNERS = ("pytest", "entrelacs")
"""Whose names a statement at the top of a file of tests speaks to: it asks for tests, and is none."""


class Tests:
    """Tells what is pytest's in the modules of a project."""

    def __init__(self, links: Meanings):
        self.links = links

    def of_tests(self, source: Source, node: ast.stmt) -> bool:
        """Whether a statement speaks to pytest (a fixture, a mark) or, in the module of a test, is another test."""
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            if source.tests and node.name.lower().startswith("test"):
                return True
            return any(self.of_pytest(source, part) if source.tests else self.speaks(source, part) for part in node.decorator_list)
        parts = [child for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)]
        if source.tests and isinstance(node, ast.Assign | ast.AnnAssign | ast.Expr) and any(self.of_pytest(source, part) for part in parts):
            return True
        return any(isinstance(part, ast.Name) and self.links.outside(source, part).partition(".")[0] in RUNNERS for part in ast.walk(node))

    def of_pytest(self, source: Source, node: ast.expr) -> bool:
        """Whether an expression is something of pytest, or of another package that only tests know."""
        for part in ast.walk(node):
            name = self.links.outside(source, part) if isinstance(part, ast.Attribute | ast.Name) else ""
            if name and self.links.modules.kind(name.partition(".")[0]) in ("foreign", None) or isinstance(part, ast.Name) and self.marks(source, part.id):
                return True
        return False

    def marks(self, source: Source, name: str) -> bool:
        """Whether a variable holds something of pytest: ``slow = pytest.mark.slow``."""
        uses = source.binds(name)
        values = [node.value for use in uses for node in use.within if isinstance(node, ast.Assign) and not isinstance(node.value, ast.Name)]
        return len(values) == len(uses) > 0 and all(self.of_pytest(source, value) for value in values)

    def decorators(self, source: Source, node: Any) -> list[ast.expr]:
        """The decorators of a test that speak to pytest."""
        return [part for part in node.decorator_list if source.tests and self.speaks(source, part)]

    def speaks(self, source: Source, node: Any) -> bool:
        """Whether a decorator is one of pytest's own."""
        while isinstance(node, ast.Call | ast.Attribute):
            node = node.func if isinstance(node, ast.Call) else node.value
        return self.links.outside(source, node).partition(".")[0] == "pytest" or isinstance(node, ast.Name) and self.marks(source, node.id)

    def check_fixture(self, there: Source, top: ast.stmt, source: Source, node: Any) -> None:
        """A fixture is no function that one may call."""
        if isinstance(top, ast.FunctionDef | ast.AsyncFunctionDef):
            for part in top.decorator_list:
                called = part.func if isinstance(part, ast.Call) else part
                if self.links.outside(there, called) in ("pytest.fixture", "pytest_asyncio.fixture"):
                    raise source.refuse(node, f"{top.name} est une fixture de pytest : faites-en une fonction ordinaire, appelée dans l'essai")
