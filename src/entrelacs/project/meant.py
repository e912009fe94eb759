"""The tree of a statement once its names are changed, made without its text: what has been written has to be this very tree."""

from __future__ import annotations

import ast
import copy
from typing import TYPE_CHECKING, Any

from .meanings import Symbol
from .sources import Source

if TYPE_CHECKING:
    from .writing import Writer


class Meant(ast.NodeTransformer):
    """The tree of a statement once its names are changed, made without its text."""

    def __init__(self, writer: Writer, source: Source):
        self.writer, self.source = writer, source

    def statement(self, node: ast.stmt) -> list[ast.stmt]:
        self.copies: dict[int, Any] = {}
        copied = copy.deepcopy(node, self.copies)
        self.of = {id(made): original for original, made in ((one, self.copies.get(id(one))) for one in ast.walk(node)) if made is not None}
        found = self.visit(copied)
        return found if isinstance(found, list) else [found]

    def visit(self, node: Any) -> Any:
        original = self.of.get(id(node), node)
        writer, source = self.writer, self.source
        found = writer.reach.places.get(original)
        match node:
            case ast.Name() | ast.Attribute() if isinstance(found, str):
                return ast.Constant(found)
            case ast.Name() | ast.Attribute() if isinstance(found, Symbol):
                return ast.Name(writer.naming.of(found), node.ctx)
            case ast.Global():
                return ast.Global([writer.name_of(source, name) for name in node.names])
            case ast.If() if original in source.names.dead:
                node.body = [ast.Pass()]
            case ast.Import() | ast.ImportFrom():
                edits = writer.inner_import(source, original)
                return ast.parse(edits[0].text).body if edits else node
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                return self.definition(node, original)
        self.quoted(node)
        return self.generic_visit(node)

    def quoted(self, node: Any) -> None:
        """Annotations that become texts."""
        if self.source not in self.writer.texts or self.writer.future:
            return
        for name in ("annotation", "returns"):
            held = getattr(node, name, None)
            if isinstance(held, ast.expr):
                setattr(node, name, ast.Constant(ast.unparse(held)))

    def definition(self, node: Any, original: Any) -> Any:
        dropped = self.writer.reach.decorators(self.source, original)
        node.decorator_list = [part for part in node.decorator_list if self.of[id(part)] not in dropped]
        names = [symbol for there, symbol in self.writer.reach.stores.get(original, ()) if there is self.source]
        self.quoted(node)
        self.generic_visit(node)
        if names:
            documented = isinstance(original.body[0], ast.Expr) and isinstance(original.body[0].value, ast.Constant) and len(original.body) > 1
            node.body.insert(1 if documented else 0, ast.Global(list(dict.fromkeys(map(self.writer.naming.of, names)))))
        symbol = self.writer.reach.places.get(original)
        if isinstance(symbol, Symbol) and symbol in self.writer.naming.restored:
            return [node, *ast.parse(f"{self.writer.naming.of(symbol)} = {node.name}; del {node.name}").body]
        return node
