"""Operators: ``-a``, ``a + b``, ``a < b``, ``a is b``, ``a in b``."""

from __future__ import annotations

import ast
from functools import partial
from types import EllipsisType

from .builder import Builder, lowers
from .conditions import condition
from .trees import BINARY, COMPARISONS, UNARY, assign, call, harmless, load, negated

OPERATOR_METHODS = frozenset(
    f"__{prefix}{name}__"
    for name in "add sub mul matmul truediv floordiv mod divmod pow lshift rshift and xor or".split()
    for prefix in ("", "r", "i")
) | frozenset(f"__{name}__" for name in "eq ne lt le gt ge neg pos invert abs".split())
"""Methods that an operator calls."""
WITH_OPERATORS = frozenset(("*", "Counter", "UserString", "UserList"))
"""Classes of the library whose operators are written in Python and read what others may change, one constant operand or none given."""


def is_text(node: ast.expr) -> bool:
    """Whether a node is a text written in the program."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def named_operator(node: ast.AST) -> bool:
    """Whether a node may give a class the method of an operator, or name a class of the library that has some."""
    match node:
        case ast.FunctionDef(name=name) | ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
            return name in OPERATOR_METHODS
        case ast.Constant(value=str(name)):
            return name in OPERATOR_METHODS or name in WITH_OPERATORS
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name):
            return name in WITH_OPERATORS
    return False


@lowers(ast.UnaryOp)
def unary(builder: Builder, node: ast.UnaryOp) -> ast.expr:
    """``not a`` asks only whether `a` is true."""
    if isinstance(node.op, ast.Not):
        return negated(condition(builder, node.operand))
    value = builder.expr(node.operand)
    if isinstance(value, ast.Constant) or not builder.module.operators:
        return harmless(ast.UnaryOp(node.op, value))
    return builder.drive(call("$unary", builder.site(node), ast.Constant(UNARY[type(node.op)]), value))


@lowers(ast.BinOp)
def binary(builder: Builder, node: ast.BinOp) -> ast.expr:
    left, right = builder.operands([node.left, node.right])
    constant_text = isinstance(left, ast.Constant) and isinstance(left.value, str | bytes)
    repeats = isinstance(node.op, ast.Mult | ast.Pow | ast.LShift)  # [0] * 3 makes a new list; 2 ** n may be huge
    reads = isinstance(node.op, ast.BitAnd | ast.BitOr | ast.BitXor | ast.Sub) and any(map(is_text, (left, right)))  # keys & "ab"
    reads |= isinstance(node.op, ast.BitOr) and any(isinstance(side, ast.Constant) and side.value is None for side in (left, right))  # Lock | None
    if is_simple(builder, left, right) and not repeats and not reads and not (constant_text and isinstance(node.op, ast.Mod)):
        return harmless(ast.BinOp(left, node.op, right))
    return builder.drive(call("$binary", builder.site(node), ast.Constant(BINARY[type(node.op)]), left, right))


def is_simple(builder: Builder, *values: ast.expr) -> bool:
    """Whether an operator on these values cannot reach user code nor a shared container."""
    return not builder.module.operators and any(
        isinstance(v, ast.Constant) and isinstance(v.value, int | float | complex | str | None)  # bytes: of a bytearray, maybe
        for v in values
    )


@lowers(ast.Compare)
def comparison(builder: Builder, node: ast.Compare) -> ast.expr:
    """A chain stops at the first comparison that is false."""
    if len(node.ops) == 1:
        left, right = builder.operands([node.left, node.comparators[0]])
        return compared(builder, node, left, node.ops[0], right)
    result = builder.temporary()
    lefts = [builder.atom(node.left)]

    def link(index: int) -> None:
        last = index + 1 == len(node.ops)
        right = builder.expr(node.comparators[index])
        lefts.append(right if last else builder.settle(right))
        builder.emit(assign(result, compared(builder, node, lefts[index], node.ops[index], lefts[index + 1])))

    link(0)
    for index in range(1, len(node.ops)):
        more = builder.drive(call("$truth", builder.site(node), load(result))) if builder.module.operators else load(result)
        builder.emit(ast.If(more, builder.inside(partial(link, index)), []))
    return load(result)


def compared(builder: Builder, node: ast.Compare, left: ast.expr, op: ast.cmpop, right: ast.expr) -> ast.expr:
    """One comparison, of operands already lowered."""
    match op:
        case ast.Is() | ast.IsNot():
            return identity(builder, left, op, right)
        case ast.In():
            return builder.drive(call("$contains", builder.site(node), right, left))
        case ast.NotIn():
            return negated(builder.drive(call("$contains", builder.site(node), right, left)))
    if is_simple(builder, left, right):
        return harmless(ast.Compare(left, [op], [right]))
    return builder.drive(call("$compare", builder.site(node), ast.Constant(COMPARISONS[type(op)]), left, right))


def identity(builder: Builder, left: ast.expr, op: ast.cmpop, right: ast.expr) -> ast.expr:
    """``is`` or ``is not``: with a constant that is one object, or in our own prelude, Python's own answer is right."""
    known = any(isinstance(side, ast.Constant) and isinstance(side.value, bool | None | EllipsisType) for side in (left, right))
    if known or builder.module.filename == "<entrelacs>":
        return ast.Compare(left, [op], [right])
    return call("$same" if isinstance(op, ast.Is) else "$different", left, right)
