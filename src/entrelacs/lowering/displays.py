"""What is written out: constants, tuples, lists, sets, dictionaries, f-strings; and a starred part."""

from __future__ import annotations

import ast

from .builder import Builder, lowers
from .trees import call, load


def _set(content: ast.expr | None, *values: ast.expr) -> ast.expr:
    """A set display, with what `content` holds first."""
    first = [] if content is None else [ast.Starred(content, ast.Load())]
    return ast.Set([*first, *values]) if first or values else call("$set")


@lowers(ast.Constant)
def constant(builder: Builder, node: ast.Constant) -> ast.expr:
    return node


@lowers(ast.Starred)
def starred(builder: Builder, node: ast.Starred) -> ast.expr:
    value = builder.drive(call("$starred", builder.site(node), load("$end"), builder.expr(node.value)))
    return ast.Starred(value, ast.Load())


@lowers(ast.Tuple)
def tuple_display(builder: Builder, node: ast.Tuple) -> ast.expr:
    return ast.Tuple(builder.operands(node.elts), ast.Load())


@lowers(ast.List)
def list_display(builder: Builder, node: ast.List) -> ast.expr:
    return builder.park(call("$new", builder.site(node), ast.List(builder.operands(node.elts), ast.Load())))


@lowers(ast.Set)
def set_display(builder: Builder, node: ast.Set) -> ast.expr:
    """What a star adds, and what stands before it, is hashed before the rest is evaluated."""
    stars = [index for index, part in enumerate(node.elts) if isinstance(part, ast.Starred)]
    content: ast.expr | None = None
    done = 0
    for index in stars:
        known = [builder.settle(value) for value in builder.operands(node.elts[done:index])]
        if known or content is None:
            content = builder.park(_set(content, *known))
        star = node.elts[index]
        assert isinstance(star, ast.Starred)
        more = builder.drive(call("$hashed", builder.site(star), builder.expr(star.value)))
        content = builder.park(_set(content, ast.Starred(more, ast.Load())))
        done = index + 1
    return builder.park(call("$new", builder.site(node), _set(content, *builder.operands(node.elts[done:]))))


@lowers(ast.Dict)
def dict_display(builder: Builder, node: ast.Dict) -> ast.expr:
    """What ``**`` adds, and what stands before it, is hashed before the rest is evaluated."""
    content: ast.expr | None = None
    waiting: list[ast.expr] = []

    def known() -> ast.Dict:
        values = [builder.settle(value) for value in builder.operands(waiting)]
        first = [] if content is None else [(None, content)]
        pairs = [*first, *zip(values[::2], values[1::2], strict=True)]
        waiting.clear()
        return ast.Dict([key for key, _ in pairs], [value for _, value in pairs])

    for key, value in zip(node.keys, node.values, strict=True):
        if key is not None:
            waiting += [key, value]
            continue
        content = builder.park(known())
        more = builder.drive(call("$spread", builder.site(value), builder.expr(value)))
        content = builder.park(ast.Dict([None, None], [content, more]))
    return builder.park(call("$new", builder.site(node), known()))


@lowers(ast.JoinedStr)
def f_string(builder: Builder, node: ast.JoinedStr) -> ast.expr:
    parts: list[ast.expr] = []
    for part in node.values:
        if not isinstance(part, ast.FormattedValue):
            parts.append(part)
            continue
        value, spec = builder.operands([part.value, part.format_spec or ast.Constant("")])
        text = builder.drive(
            call("$format", builder.site(part.value), value, ast.Constant(part.conversion), spec)
        )
        parts.append(ast.FormattedValue(text, -1, None))
    return ast.JoinedStr(parts)
