"""Calls: ``f(x)``, ``a.f(x)``, ``f(*x, **y)``, ``super()``."""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable

from .builder import Builder, lowers
from .trees import call, load


@lowers(ast.Call)
def call_expression(builder: Builder, node: ast.Call) -> ast.expr:
    function = node.func
    if isinstance(function, ast.Name) and function.id == "super" and not node.args and not node.keywords:
        return super_call(builder, node)
    site = builder.site(node)
    spread = spreads(node)
    if not isinstance(function, ast.Attribute) and not spread:
        owner, *values = builder.operands([function, *node.args, *(k.value for k in node.keywords)])
        arguments, keywords = by_place_and_name(node, values)
        return builder.drive(call("$call", site, owner, *arguments, keywords=keywords))
    owner, method = builder.atom(function.value if isinstance(function, ast.Attribute) else function), None
    if isinstance(function, ast.Attribute):
        name = ast.Constant(builder.mangle(function.attr))
        if not spread:
            # A method is looked up before its arguments are evaluated: seen only if that takes some steps.
            outer, builder.out = builder.out, []
            arguments, keywords = by_place_and_name(node, builder.operands([*node.args, *(k.value for k in node.keywords)]))
            block, builder.out = builder.out, outer
            if not block:
                return builder.drive(call("$method", site, owner, name, *arguments, keywords=keywords))
            method = builder.drive(call("$find", builder.site(function), owner, name))
            builder.out.extend(block)
            return builder.drive(call("$found", site, method, owner, name, *arguments, keywords=keywords))
        owner = builder.drive(call("$getattr", builder.site(function), owner, name))
    arguments, keywords = spread_arguments(builder, node, site, owner)
    return builder.drive(call("$call", site, owner, *arguments, keywords=keywords))


def super_call(builder: Builder, node: ast.Call) -> ast.expr:
    """``super()``: its two arguments are those that CPython finds in the frame of the method."""
    scope = builder.scope
    inlined = sys.version_info >= (3, 12)
    while scope.kind == "comprehension" and inlined and scope.parent is not None:
        scope = scope.parent
    if not builder.class_name or scope.kind == "function" and not scope.first:
        return node  # refused by Python itself, which says why
    first = builder.expr(ast.copy_location(load(scope.first), node)) if scope.kind == "function" else load("$first")
    return builder.park(call("$super", load("__class__"), first))


def by_place_and_name(node: ast.Call, values: list[ast.expr]) -> tuple[list[ast.expr], list[ast.keyword]]:
    """The values of the arguments of a call, by place and by name."""
    names = [keyword.arg for keyword in node.keywords]
    count = len(values) - len(names)
    return values[:count], [ast.keyword(name, value) for name, value in zip(names, values[count:], strict=True)]


def lone_values(node: ast.Call) -> ast.expr | None:
    """What the only argument by place spreads, in ``f(*values)``: CPython goes through it last."""
    return node.args[0].value if len(node.args) == 1 and isinstance(node.args[0], ast.Starred) else None


def spreads(node: ast.Call) -> bool:
    """Whether a call has a lone ``*values`` or a ``**names``, which CPython gathers in its own order."""
    return lone_values(node) is not None or any(keyword.arg is None for keyword in node.keywords)


def spread_arguments(builder: Builder, node: ast.Call, site: ast.Constant, function: ast.expr) -> tuple[list[ast.expr], list[ast.keyword]]:
    """The arguments of a call where one is spread: a lone ``*values`` is read last, each ``**names`` in its turn."""
    lone = lone_values(node)
    if lone is not None:
        arguments = [builder.atom(lone)]
    else:
        arguments = [builder.settle(value) for value in builder.operands(node.args)]
    keywords = spread_keywords(builder, node.keywords, site, function)
    if lone is not None:
        arguments = [ast.Starred(builder.drive(call("$starred", site, function, arguments[0])), ast.Load())]
    return arguments, keywords


def rows(given: list[ast.keyword]) -> list[list[ast.keyword]]:
    """Keyword arguments as CPython gathers them: each ``**names`` alone, and together those given by name in a row."""
    found: list[list[ast.keyword]] = []
    for keyword in given:
        if keyword.arg is None or not found or found[-1][0].arg is None:
            found.append([])
        found[-1].append(keyword)
    return found


def named(row: list[ast.keyword], lowered: Callable[[ast.expr], ast.expr]) -> ast.Dict:
    """The dictionary that arguments given by name make, their values `lowered`."""
    return ast.Dict([ast.Constant(keyword.arg) for keyword in row], [lowered(keyword.value) for keyword in row])


def spread_keywords(builder: Builder, given: list[ast.keyword], site: ast.Constant, function: ast.expr) -> list[ast.keyword]:
    """The keyword arguments of a call or of a class: each row is merged in its turn, unless all are given by name."""
    if all(keyword.arg is not None for keyword in given):
        return [ast.keyword(keyword.arg, builder.atom(keyword.value)) for keyword in given]
    merged: ast.expr = ast.Dict([], [])
    for number, row in enumerate(rows(given)):
        by_name = row[0].arg is not None
        added: ast.expr = named(row, builder.atom) if by_name else builder.expr(row[0].value)
        merged = added if by_name and number == 0 else builder.drive(call("$merge", site, function, merged, added))
    return [ast.keyword(None, merged)]
