"""One module of a project, read: its statements, and every place where a name stands, with the variable that it designates."""

from __future__ import annotations

import ast
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from ..bounds.refusals import Unsupported
from ..lowering.scopes import Scope, Scopes, mangled

How = Literal["load", "store", "delete", "def", "import", "other", "global"]
"""What a place does of its name; ``other``: ``except … as x``, a pattern."""


class Unjoinable(Unsupported):
    """What cannot be put in one program truthfully: the reason (in French), the line and the file."""

    def __init__(self, reason: str, line: int | None, file: str):
        super().__init__(reason, line)
        self.file = file


@dataclass(eq=False)
class Use:
    """A place where a name stands."""

    node: Any
    name: str
    """As it is once private names are mangled."""
    scope: Scope
    how: How
    statement: int
    """The index of the statement of the module that holds it."""
    within: tuple[ast.AST, ...]
    """The nodes that enclose it, the nearest last."""
    owner: Scope | None = None
    """The scope whose variable it is; None for a global one."""
    annotation: bool = False
    """Whether it stands in an annotation."""
    alias: Any = None
    """Of an import, what is imported."""

    def private(self, name: str) -> str:
        """An attribute as the body of a class sees it, here."""
        holders = [node.name for node in self.within if isinstance(node, ast.ClassDef)]
        return mangled(name, holders[-1]) if holders else name

    @property
    def binds(self) -> bool:
        return self.how not in ("load", "global")


def never(test: ast.expr, main: bool) -> bool:
    """Whether a condition is false wherever the module is imported: ``TYPE_CHECKING``, ``__name__ == "__main__"``."""
    match test:
        case ast.Name(id="TYPE_CHECKING") | ast.Attribute(value=ast.Name(), attr="TYPE_CHECKING"):
            return True
        case ast.Compare(left=ast.Name(id="__name__"), ops=[ast.Eq()], comparators=[ast.Constant(value="__main__")]):
            return not main
        case ast.Compare(left=ast.Constant(value="__main__"), ops=[ast.Eq()], comparators=[ast.Name(id="__name__")]):
            return not main
    return False


class Names(Scopes):
    """The scopes of a module, and every place where a name stands."""

    def __init__(self, tree: ast.Module, main: bool):
        self.places: list[Use] = []
        self.dead: list[ast.If] = []
        """The statements whose body is never executed."""
        self.main, self.statement = main, -1
        self.stack: list[ast.AST] = []
        self.parameters: list[frozenset[str]] = []
        """The type parameters that are in sight."""
        super().__init__(tree)
        for use in self.places:
            use.owner = use.scope.owner(use.name)

    def _statement(self, statement: ast.stmt) -> None:
        if self.scope is self.module:
            self.statement += 1
        super()._statement(statement)

    def visit(self, node: ast.AST) -> None:
        self.stack.append(node)
        typed = getattr(node, "type_params", None)
        if typed:
            self.parameters.append(frozenset(parameter.name for parameter in typed))
        super().visit(node)
        if typed:
            self.parameters.pop()
        self.stack.pop()

    def note(self, node: Any, name: str, how: How, scope: Scope | None = None, alias: Any = None) -> None:
        name = self._mangle(name)
        if not any(name in names for names in self.parameters):
            self.places.append(Use(node, name, scope or self.scope, how, self.statement, tuple(self.stack), alias=alias))

    def visit_If(self, node: ast.If) -> None:
        if not never(node.test, self.main):
            self.generic_visit(node)
            return
        self.dead.append(node)
        self.visit(node.test)
        for statement in node.orelse:
            self.visit(statement)

    def visit_Name(self, node: ast.Name) -> None:
        self.note(node, node.id, "load" if isinstance(node.ctx, ast.Load) else "delete" if isinstance(node.ctx, ast.Del) else "store")
        super().visit_Name(node)

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        self.note(node.target, node.target.id, "store", self.scope.function())
        super().visit_NamedExpr(node)

    def visit_FunctionDef(self, node: Any) -> None:
        self.note(node, node.name, "def")
        super().visit_FunctionDef(node)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.note(node, node.name, "def")
        super().visit_ClassDef(node)

    def visit_Global(self, node: ast.Global) -> None:
        for name in node.names:
            self.note(node, name, "global")
        super().visit_Global(node)

    def visit_Import(self, node: Any) -> None:
        for alias in node.names:
            self.note(node, alias.asname or alias.name.split(".")[0], "import", alias=alias)
        super().visit_Import(node)

    visit_ImportFrom = visit_Import

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        if node.name:
            self.note(node, node.name, "other")
        super().visit_ExceptHandler(node)

    def visit_MatchAs(self, node: Any) -> None:
        if node.name:
            self.note(node, node.name, "other")
        super().visit_MatchAs(node)

    visit_MatchStar = visit_MatchAs

    def visit_MatchMapping(self, node: ast.MatchMapping) -> None:
        if node.rest:
            self.note(node, node.rest, "other")
        super().visit_MatchMapping(node)


def annotations_of(tree: ast.AST) -> Iterator[ast.expr]:
    """The annotations of a module, whole."""
    for node in ast.walk(tree):
        match node:
            case ast.arg(annotation=ast.expr() as annotation) | ast.AnnAssign(annotation=annotation):
                yield annotation
            case ast.FunctionDef(returns=ast.expr() as annotation) | ast.AsyncFunctionDef(returns=ast.expr() as annotation):
                yield annotation


SETTERS = ("setattr", "__setattr__")


@dataclass(eq=False)
class Source:
    """A module of the project."""

    name: str
    """As it is imported."""
    shown: str
    """Its file, as the reader knows it."""
    text: str
    package: str
    """The package that its relative imports start from."""
    main: bool = False
    tests: bool = False
    """Whether it is the module of the function that is asked for, or one that pytest executes before it."""
    around: bool = False
    """Whether it is one that pytest executes before it: a ``conftest.py``, a plugin of the project."""
    tree: ast.Module = field(init=False)
    names: Names = field(init=False)
    bindings: dict[tuple[Scope | None, str], list[Use]] = field(init=False)
    """Of each variable, the places that give it a value."""
    by_statement: dict[int, list[Use]] = field(init=False)
    text_annotations: bool = field(init=False)
    """Whether annotations are never evaluated."""

    def __post_init__(self) -> None:
        try:
            self.tree = ast.parse(self.text, self.shown)
        except (SyntaxError, ValueError) as error:
            raise Unjoinable(f"erreur de syntaxe : {getattr(error, 'msg', error)}", getattr(error, "lineno", None), self.shown) from None
        self.names = Names(self.tree, self.main)
        futures = [node for node in self.tree.body if isinstance(node, ast.ImportFrom) and node.module == "__future__"]
        self.text_annotations = any(alias.name == "annotations" for node in futures for alias in node.names)
        inside = {id(node) for whole in annotations_of(self.tree) for node in ast.walk(whole)}
        self.bindings, self.by_statement = {}, {}
        for use in self.names.places:
            use.annotation = id(use.node) in inside
            self.by_statement.setdefault(use.statement, []).append(use)
            if use.binds:
                self.bindings.setdefault((use.owner, use.name), []).append(use)

    def binds(self, name: str) -> list[Use]:
        """The places that give a value to its global variable `name`."""
        return self.bindings.get((None, name), [])

    @cached_property
    def sets_any_attribute(self) -> bool:
        """Whether it computes the name of an attribute that it sets, which may be any."""
        if "setattr" not in self.text:
            return False
        calls = (node for node in ast.walk(self.tree) if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in SETTERS)
        return any(not (isinstance(name, ast.Constant) and "__" not in str(name.value)) for call in calls for name in call.args[1:2])

    def settled(self, name: str) -> bool:
        """Whether its global variable `name` is given a value, whatever happens, when the module is executed."""
        binding = {id(node) for use in self.binds(name) if use.scope is self.names.module and use.how != "other" for node in (*use.within, use.node)}

        def ends(statements: list[ast.stmt]) -> bool:
            return bool(statements) and isinstance(statements[-1], ast.Raise) or any(map(sure, statements))

        def sure(node: ast.stmt) -> bool:
            match node:
                case ast.If(test=test, body=body, orelse=orelse):
                    return ends(orelse) and (never(test, self.main) or ends(body))
                case ast.Try(body=body, handlers=handlers, orelse=orelse, finalbody=final):
                    return any(map(sure, final)) or any(map(sure, [*body, *orelse])) and all(ends(handler.body) for handler in handlers)
                case ast.For() | ast.While() | ast.With() | ast.Match():
                    return False
            return id(node) in binding

        return any(map(sure, self.tree.body))

    def refuse(self, node: Any, reason: str) -> Unjoinable:
        """What to raise for something that stands at `node`."""
        return Unjoinable(reason, getattr(node, "lineno", None), self.shown)

    def absolute(self, node: ast.ImportFrom) -> str:
        """The module of a ``from … import``."""
        if not node.level:
            return node.module or ""
        parts = self.package.split(".") if self.package else []
        if node.level > len(parts):
            raise self.refuse(node, "cet import relatif sort du paquet : écrivez le nom entier du module")
        return ".".join(filter(None, [*parts[: len(parts) - node.level + 1], node.module]))


def read(file: Path, shown: str) -> str:
    """The text of a file, as Python reads it. Raises `Unjoinable`."""
    try:
        with file.open("rb") as lines:
            if tokenize.detect_encoding(lines.readline)[0] not in ("utf-8", "utf-8-sig"):
                raise SyntaxError
        return file.read_text(encoding="utf-8-sig")
    except (UnicodeDecodeError, SyntaxError):
        raise Unjoinable("ce fichier n'est pas écrit en UTF-8 : enregistrez-le dans cet encodage", None, shown) from None
