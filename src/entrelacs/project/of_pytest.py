"""What a file of tests says to pytest, and an explored test does without: marks, fixtures, other tests."""

from __future__ import annotations

import ast
from typing import Any

from .calm import Calm
from .links import Links
from .sources import Source

PYTEST = {
    "raises": "écrivez try/except : l'exception attendue y est rattrapée, et « else » lève AssertionError",
    "approx": "comparez avec math.isclose",
    "skip": "un essai exploré l'est toujours : retirez-le",
    "fail": "écrivez « raise AssertionError(…) »",
}
"""What to write instead of what pytest gives."""


class Tests:
    """Tells what is pytest's in the modules of a project."""

    def __init__(self, links: Links):
        self.links = links
        self.calm = Calm(links)

    def of_tests(self, source: Source, node: ast.stmt) -> bool:
        """Whether a statement only speaks to pytest (a fixture, a mark) or, in the module of a test, is another test."""
        match node:
            case ast.FunctionDef(decorator_list=parts) | ast.AsyncFunctionDef(decorator_list=parts) | ast.ClassDef(decorator_list=parts):
                test = source.tests and node.name.lower().startswith("test")
                if not all(self.speaks(source, part) or test and self.foreign(source, part) for part in parts) or isinstance(node, ast.ClassDef) and (node.keywords or node.bases):
                    return False
                self.check_given(source, parts)
                told = bool(parts) or test
                effects = self.links.of(source)
                if not isinstance(node, ast.ClassDef):
                    return told and effects.signature(node)
                return told and not effects.hooked and all(effects.of_class(part, node) or self.of_tests(source, part) for part in node.body)
            case ast.Assign(targets=[ast.Name(id="pytest_plugins")], value=ast.List() | ast.Tuple() | ast.Constant() as value):
                return all(isinstance(part, ast.Constant | ast.List | ast.Tuple | ast.expr_context) for part in ast.walk(value))
            case ast.Assign(targets=[ast.Name()], value=value):
                return source.tests and self.of_pytest(source, value)
            case ast.Expr(value=ast.Call(func=function) as call):
                told = source.around or self.links.outside(source, function) == "pytest.register_assert_rewrite"
                return told and self.calm.kind(source, function) == "foreign" and self.calm.calm(source, call)
        return False

    def check_given(self, source: Source, decorators: list[ast.expr]) -> None:
        """What pytest is given, before any test, is computed from constants. Raises `Unjoinable`."""
        for part in decorators:
            if not self.calm.given(source, part):
                raise source.refuse(part, "ce qui est donné ici à pytest est calculé par le projet avant l'essai, et n'est pas exploré : écrivez-en la valeur, ou mettez l'essai exploré dans un autre fichier")

    def foreign(self, source: Source, node: ast.expr) -> bool:
        """Whether a decorator is one of an installed package, named as it is imported: it knows nothing of the project but this test."""
        function = node.func if isinstance(node, ast.Call) else node
        name = self.links.outside(source, function).partition(".")[0]
        return bool(name) and self.links.modules.kind(name) == "foreign"

    def of_pytest(self, source: Source, node: ast.expr) -> bool:
        """Whether an expression is made of pytest and of constants: ``[pytest.mark.slow, pytest.mark.timeout(10)]``."""
        match node:
            case ast.List(elts=parts) | ast.Tuple(elts=parts):
                return bool(parts) and all(self.of_pytest(source, part) for part in parts)
            case ast.Call(func=function):
                return self.of_pytest(source, function) and self.calm.given(source, node)
            case ast.Attribute():
                return self.links.outside(source, node).startswith("pytest.mark.")
        return isinstance(node, ast.Name) and self.marks(source, node.id)

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

