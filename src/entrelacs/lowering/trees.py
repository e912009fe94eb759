"""Short names for the pieces of syntax tree that the compiler emits, and the names of operators."""

from __future__ import annotations

import ast
from typing import TypeVar

Native = TypeVar("Native", ast.expr, ast.AugAssign)
"""An operator that CPython applies itself."""

COMPARISONS = {
    ast.Eq: "eq", ast.NotEq: "ne", ast.Lt: "lt", ast.LtE: "le", ast.Gt: "gt", ast.GtE: "ge",
}  # fmt: skip
BINARY = {
    ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.MatMult: "matmul", ast.Div: "truediv",
    ast.FloorDiv: "floordiv", ast.Mod: "mod", ast.Pow: "pow", ast.LShift: "lshift",
    ast.RShift: "rshift", ast.BitAnd: "and", ast.BitXor: "xor", ast.BitOr: "or",
}  # fmt: skip
UNARY = {ast.USub: "neg", ast.UAdd: "pos", ast.Invert: "invert"}

def load(name: str) -> ast.Name:
    return ast.Name(name, ast.Load())


def store(name: str) -> ast.Name:
    return ast.Name(name, ast.Store())


def call(name: str, *arguments: ast.expr, keywords: list[ast.keyword] | None = None) -> ast.Call:
    return ast.Call(load(name), list(arguments), keywords or [])


def assign(name: str, value: ast.expr) -> ast.Assign:
    return ast.Assign([store(name)], value)


def negated(test: ast.expr) -> ast.UnaryOp:
    return ast.UnaryOp(ast.Not(), test)


def no_arguments(*names: str) -> ast.arguments:
    return ast.arguments([], [ast.arg(name) for name in names], None, [], [], None, [])


def harmless(node: Native) -> Native:
    """Say of a native operator that its operands are no shared containers, and that no code of the program takes part."""
    node.__dict__["harmless"] = True
    return node


def placed(tree: ast.Module) -> ast.Module:
    """Give the place of their parents to the nodes that have none (``ast.fix_missing_locations`` is slow, and recursive)."""
    todo: list[tuple[ast.AST, tuple[int | None, ...]]] = [(tree, (1, 0, 1, 0))]
    while todo:
        node, where = todo.pop()
        content = node.__dict__
        if node._attributes:
            if "lineno" in content:
                where = (content["lineno"], content["col_offset"], content.get("end_lineno"), content.get("end_col_offset"))
            else:
                content["lineno"], content["col_offset"], content["end_lineno"], content["end_col_offset"] = where
        for value in content.values():
            if type(value) is list:
                todo.extend((item, where) for item in value if isinstance(item, ast.AST))
            elif isinstance(value, ast.AST) and value._fields:
                todo.append((value, where))
    return tree
