"""``while``, ``for``, ``async for``: an endless loop that is left by ``break``."""

from __future__ import annotations

import ast
from collections.abc import Callable

from .assignments import assign_to
from .builder import Builder, lowers
from .conditions import condition
from .trees import assign, call, load, negated


@lowers(ast.While)
def while_(builder: Builder, node: ast.While) -> None:
    ended = builder.keep("e") if node.orelse else None

    def whole() -> None:
        builder.here = node
        builder.drive(call("$tick", builder.site(node, "boucle")))
        builder.here = node.test
        always = isinstance(node.test, ast.Constant) and bool(node.test.value)
        if not always:
            stop: list[ast.stmt] = [ast.Break()]
            if ended:
                stop.insert(0, assign(ended, ast.Constant(True)))
            builder.emit(ast.If(negated(condition(builder, node.test)), stop, []))
        builder.block(node.body)

    _looping(builder, ended, builder.inside(whole), node.orelse, node)


@lowers(ast.For)
def for_(builder: Builder, node: ast.For) -> None:
    iterate(builder, node, lambda: builder.block(node.body), None, asynchronous=False)


@lowers(ast.AsyncFor)
def async_for(builder: Builder, node: ast.AsyncFor) -> None:
    iterate(builder, node, lambda: builder.block(node.body), None, asynchronous=True)


def iterate(
    builder: Builder,
    node: ast.For | ast.AsyncFor | ast.comprehension,
    body: Callable[[], None],
    iterator: ast.expr | None,
    *,
    asynchronous: bool,
) -> None:
    """Bind the target of `node` to each item in turn, then do `body`; `iterator` is what goes through them, when it exists already."""
    orelse = getattr(node, "orelse", [])
    ended = builder.keep("e") if orelse else None
    site = builder.site(node.iter)
    prefix = "$a" if asynchronous else "$"
    if iterator is None:
        iterator = builder.drive(call(f"{prefix}iter", site, builder.expr(node.iter)))
    name = builder.keep("i")
    builder.emit(assign(name, iterator))

    def whole() -> None:
        builder.used = 0
        builder.here = node.iter
        item = builder.drive(call(f"{prefix}next", site, load(name)))
        stop: list[ast.stmt] = [ast.Break()]
        if ended:
            stop.insert(0, assign(ended, ast.Constant(True)))
        builder.emit(ast.If(ast.Compare(item, [ast.Is()], [load("$end")]), stop, []))
        builder.here = node.target
        assign_to(builder, node.target, item)
        body()

    _looping(builder, ended, builder.inside(whole), orelse, node.iter)


def _looping(builder: Builder, ended: str | None, body: list[ast.stmt], orelse: list[ast.stmt], node: ast.AST) -> None:
    """Emit the loop; the local `ended` tells ``else`` from a ``break`` of the program."""
    if ended:
        builder.emit(assign(ended, ast.Constant(False)), node)
    builder.emit(ast.While(ast.Constant(True), body, []), node)
    if ended:
        builder.emit(ast.If(load(ended), builder.body(orelse), []), node)
