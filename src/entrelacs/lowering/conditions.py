"""What is chosen by a truth value: ``if``, ``and``, ``or``, ``a if t else b``."""

from __future__ import annotations

import ast
from functools import partial

from .builder import Builder, lowers
from .trees import assign, call, load, negated

IDENTITIES = (ast.Is, ast.IsNot, ast.In, ast.NotIn)
"""Comparisons that answer true or false, whatever the operands."""


@lowers(ast.If)
def if_statement(builder: Builder, node: ast.If) -> None:
    test = condition(builder, node.test)
    builder.emit(ast.If(test, builder.body(node.body), builder.body(node.orelse) if node.orelse else []), node)


@lowers(ast.IfExp)
def if_expression(builder: Builder, node: ast.IfExp) -> ast.expr:
    result = builder.temporary()
    test = condition(builder, node.test)
    yes = builder.inside(lambda: builder.emit(assign(result, builder.expr(node.body))))
    no = builder.inside(lambda: builder.emit(assign(result, builder.expr(node.orelse))))
    builder.emit(ast.If(test, yes, no))
    return load(result)


@lowers(ast.BoolOp)
def and_or(builder: Builder, node: ast.BoolOp) -> ast.expr:
    result, more = builder.temporary(), builder.temporary()

    def operand(index: int) -> None:
        builder.emit(assign(result, builder.expr(node.values[index])))
        if index + 1 < len(node.values):
            test = truth(builder, load(result), node.values[index])
            builder.emit(assign(more, negated(test) if isinstance(node.op, ast.Or) else test))

    operand(0)
    for index in range(1, len(node.values)):
        builder.emit(ast.If(load(more), builder.inside(partial(operand, index)), []))
    return load(result)


def condition(builder: Builder, node: ast.expr) -> ast.expr:
    """Lower `node` where only its truth matters."""
    match node:
        case ast.BoolOp():
            result = builder.temporary()
            builder.emit(assign(result, condition(builder, node.values[0])))
            for value in node.values[1:]:
                test = negated(load(result)) if isinstance(node.op, ast.Or) else load(result)
                block = builder.inside(partial(_answer, builder, result, value))
                builder.emit(ast.If(test, block, []))
            return load(result)
        case ast.UnaryOp(op=ast.Not()):
            return negated(condition(builder, node.operand))
    return truth(builder, builder.expr(node), node)


def _answer(builder: Builder, result: str, value: ast.expr) -> None:
    builder.emit(assign(result, condition(builder, value)))


def truth(builder: Builder, value: ast.expr, node: ast.expr) -> ast.expr:
    """Whether `value`, what `node` was lowered to, is true."""
    if isinstance(value, ast.Constant | ast.JoinedStr):
        return value
    if isinstance(node, ast.Compare) and (not builder.module.operators or isinstance(node.ops[-1], IDENTITIES)):
        return value
    if isinstance(value, ast.UnaryOp) and isinstance(value.op, ast.Not):
        return value
    return builder.drive(call("$truth", builder.site(node), value))
