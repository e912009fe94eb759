"""``a.b`` and ``a[k]``, read (`assignments` changes them)."""

from __future__ import annotations

import ast

from .builder import Builder, lowers
from .trees import call


@lowers(ast.Attribute)
def attribute(builder: Builder, node: ast.Attribute) -> ast.expr:
    owner = builder.expr(node.value)
    return builder.drive(call("$getattr", builder.site(node), owner, ast.Constant(builder.mangle(node.attr))))


@lowers(ast.Subscript)
def subscript(builder: Builder, node: ast.Subscript) -> ast.expr:
    owner, key = builder.operands([node.value, node.slice])
    return builder.drive(call("$getitem", builder.site(node), owner, key))


@lowers(ast.Slice)
def slice_(builder: Builder, node: ast.Slice) -> ast.expr:
    none = ast.Constant(None)
    parts = builder.operands([part or none for part in (node.lower, node.upper, node.step)])
    return call("$slice", *parts)
