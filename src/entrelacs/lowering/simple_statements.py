"""Statements that hold no other: ``pass``, ``break``, ``continue``, ``global``, ``nonlocal``, ``return``, ``assert``, an expression."""

from __future__ import annotations

import ast

from .builder import Builder, lowers
from .conditions import condition
from .trees import assign, call, load, negated


@lowers(ast.Pass, ast.Break, ast.Continue)
def same(builder: Builder, node: ast.Pass) -> None:
    """What Python does by itself, unseen by others."""
    builder.emit(node)


@lowers(ast.Global, ast.Nonlocal)
def declaration(builder: Builder, node: ast.Global) -> None:
    """Nothing: declared once, at the top of the function (`functions.assembled`)."""


@lowers(ast.Expr)
def expression_statement(builder: Builder, node: ast.Expr) -> None:
    """Whatever has been parked has been evaluated."""
    value = builder.expr(node.value)
    if not isinstance(value, ast.Name) or not value.id.startswith("$"):
        builder.emit(ast.Expr(value))


@lowers(ast.Return)
def return_(builder: Builder, node: ast.Return) -> None:
    value = builder.expr(node.value) if node.value else ast.Constant(None)
    if not isinstance(value, ast.Constant):
        name = builder.keep("r")
        builder.emit(assign(name, value))
        value = load(name)
    builder.emit(ast.Return(value))


@lowers(ast.Assert)
def assert_(builder: Builder, node: ast.Assert) -> None:
    test = condition(builder, node.test)

    def fail() -> None:
        arguments = [builder.atom(node.msg)] if node.msg else []
        builder.emit(ast.Raise(call("$AssertionError", *arguments), None))

    builder.emit(ast.If(negated(test), builder.inside(fail), []))
