"""A module while it is lowered: what its functions share, and the program made of it."""

from __future__ import annotations

import ast
import sys
import warnings
from types import CodeType
from typing import Any

from ..bounds.refusals import Unsupported
from .builder import Builder
from .escapes import Escapes
from .operators import named_operator
from .program import Program, Site
from .scopes import Scopes
from .trees import assign, no_arguments, placed

TALL = 60
"""Levels of an expression whose whole text would be too long for anybody."""


class Module:
    """What the functions of a module share. Of a `library`, a module of ours, every name is bound once, before anything runs.

    Raises `Unsupported` for a type parameter that bears the name of a variable.
    """

    def __init__(self, tree: ast.Module, filename: str, source: str, sites: list[Site], library: bool):
        self.tree = tree
        self.filename = filename
        self.source = source
        """Empty when only the tree is known."""
        self.lines: list[bytes] = source.encode(errors="replace").splitlines()
        """The source, counted in bytes as nodes count."""
        self.scopes = Scopes(tree)
        self.tall: set[int] = _tall(tree)
        """The ``id`` of the nodes that are too nested to be shown whole."""
        self.names: set[str] = self.scopes.global_names()
        """Every name that can live in the module's namespace."""
        self.static: set[str] = self.names if library else self.scopes.static_globals()
        """Those of them that nobody sees unbound or rebound: no operation reads them."""
        future = (s for s in tree.body if isinstance(s, ast.ImportFrom) and s.module == "__future__")
        self.text_annotations: bool = any(alias.name == "annotations" for s in future for alias in s.names)
        """Whether annotations are kept as texts."""
        self.sites: list[Site] = list(sites)
        """The places where something visible happens, those of code compiled before first."""
        self.operators: bool = any(named_operator(node) for node in ast.walk(tree))
        """Whether an operator between simple values may run code."""
        self._check_type_parameters()

    def _check_type_parameters(self) -> None:
        for node in ast.walk(self.tree):
            for parameter in getattr(node, "type_params", ()):  # CPython 3.12
                if any(parameter.name in scope.bound for scope in self.scopes.all):
                    reason = f"le paramètre de type {parameter.name} porte le nom d'une variable : donnez-lui un nom à lui"
                    raise Unsupported(reason, parameter.lineno)

    def lower(self) -> ast.Module:
        """The lowered tree. Raises `Unsupported` for what cannot be modelled."""
        body = list(self.tree.body)
        docstring = ast.get_docstring(self.tree, clean=False)
        future = [s for s in body if isinstance(s, ast.ImportFrom) and s.module == "__future__"]
        body = [s for s in body if s not in future]
        builder = Builder(self, self.scopes.module)
        builder.block(body)
        builder.out.append(ast.If(ast.Constant(False), [ast.Expr(ast.Yield(None))], []))
        main = ast.FunctionDef("$main", no_arguments(), builder.out, [], None)
        declared = sorted(self.names)
        if declared:
            main.body.insert(0, ast.Global(declared))
        Escapes(self.scopes.module, self.names - self.static, self.text_annotations).check(main)
        doc = [assign("__doc__", ast.Constant(docstring))] if docstring is not None else []
        return placed(ast.Module([*future, *doc, main], []))

    def program(self, module: ast.Module) -> Program:
        """What Python makes of the lowered tree. Raises `Unsupported` when its blocks are nested too deep for CPython."""
        with warnings.catch_warnings():  # CPython 3.14 disapproves of a ``return`` in ``finally``, which the language allows
            warnings.simplefilter("ignore", SyntaxWarning)
            try:
                code = compile(module, self.filename, "exec", dont_inherit=True)
            except SyntaxError as error:
                if "nested blocks" not in str(error):
                    raise
                reason = "trop de blocs imbriqués (with, try, for, while) : CPython en admet vingt, entrelacs environ dix ; mettez l'intérieur dans une fonction"
                raise Unsupported(reason, error.lineno) from None
        if sys.version_info >= (3, 15):
            code = with_own_names(code)
        return Program(code, self.filename, self.source, self.sites, tuple(sorted(self.names)))

    def text(self, node: ast.AST) -> str:
        """What a reader sees of a place; of a long nested expression, only the beginning."""
        if id(node) not in self.tall:
            return ast.unparse(node)
        place: Any = node  # an expression or a statement, which has one
        line = self.lines[place.lineno - 1][place.col_offset :][:240] if place.lineno <= len(self.lines) else b""
        return f"{line.decode(errors='ignore')[:60]}…"

    def site(self, node: ast.AST, text: str | None = None) -> ast.Constant:
        """The number of a new place: `node`, told by `text` (its own, unless said otherwise)."""
        if text is None:
            text = self.text(node)
        place: Any = node
        where = None
        if getattr(node, "end_lineno", None) is not None:
            where = (place.lineno, place.end_lineno, place.col_offset, place.end_col_offset)
        self.sites.append(Site(getattr(node, "lineno", 0), text, where))
        return ast.Constant(len(self.sites) - 1)


def _tall(tree: ast.Module) -> set[int]:
    """The ``id`` of the nodes that hold more than `TALL` levels."""
    height: dict[int, int] = {}
    for node in reversed(list(ast.walk(tree))):
        height[id(node)] = 1 + max((height[id(child)] for child in ast.iter_child_nodes(node)), default=0)
    return {node for node, levels in height.items() if levels > TALL}


def with_own_names(code: CodeType) -> CodeType:
    """The code of a module, whose functions do not say that they are made within ``$main``: from 3.15 on, what ``type X = …`` makes says it."""
    inner = tuple(with_own_names(part) if isinstance(part, CodeType) else part for part in code.co_consts)
    return code.replace(co_consts=inner, co_qualname=code.co_qualname.removeprefix("$main.<locals>."))
