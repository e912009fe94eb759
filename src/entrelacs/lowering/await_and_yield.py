"""Where the program itself stops: ``await``, ``yield``, ``yield from``."""

from __future__ import annotations

import ast

from .builder import Builder, lowers
from .trees import call


@lowers(ast.Await)
def await_(builder: Builder, node: ast.Await) -> ast.expr:
    return builder.drive(call("$await", builder.site(node), builder.expr(node.value)))


@lowers(ast.Yield)
def yield_(builder: Builder, node: ast.Yield) -> ast.expr:
    value = builder.expr(node.value) if node.value else ast.Constant(None)
    return builder.park(ast.Yield(call("$Yielded", value)))


@lowers(ast.YieldFrom)
def yield_from(builder: Builder, node: ast.YieldFrom) -> ast.expr:
    return builder.park(ast.YieldFrom(call("$delegate", builder.site(node), builder.expr(node.value))))
