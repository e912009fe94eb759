"""Names: variables that are local, global, or shared with a nested function."""

from __future__ import annotations

import ast

from .builder import Builder, lowers
from .trees import assign, call, load


@lowers(ast.Name)
def read_name(builder: Builder, node: ast.Name) -> ast.expr:
    name = builder.mangle(node.id)
    if (cell := builder.cell(name)) is not None:
        own = [ast.Constant(True)] if builder.scope.owner(name) is builder.scope else []
        return builder.drive(call("$cell", builder.site(node, name), cell, *own))
    if builder.is_global(name):
        return builder.drive(call("$global", builder.site(node), ast.Constant(name)))
    return ast.copy_location(load(name), node)


def set_name(builder: Builder, node: ast.AST, name: str, value: ast.expr) -> None:
    """Bind `name` to `value`, at the place of `node`."""
    name = builder.mangle(name)
    if (cell := builder.cell(name)) is not None:
        builder.drive(call("$setcell", builder.site(node, name), cell, value))
    elif builder.is_global(name):
        builder.drive(call("$setglobal", builder.site(node, name), ast.Constant(name), value))
    else:
        builder.emit(assign(name, value))
        if name not in builder.scope.unbound:
            builder.sure.add(name)


def delete_name(builder: Builder, node: ast.AST, name: str) -> None:
    """Unbind `name`, at the place of `node`."""
    name = builder.mangle(name)
    builder.sure.discard(name)
    if (cell := builder.cell(name)) is not None:
        own = [ast.Constant(True)] if builder.scope.owner(name) is builder.scope else []
        builder.drive(call("$delcell", builder.site(node, name), cell, *own))
    elif builder.is_global(name):
        builder.drive(call("$delglobal", builder.site(node, name), ast.Constant(name)))
    else:
        builder.emit(ast.Delete([ast.Name(name, ast.Del())]))
