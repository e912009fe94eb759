"""Comprehensions and generator expressions: nested functions with loops."""

from __future__ import annotations

import ast

from .builder import Builder, lowers
from .conditions import condition
from .functions import assembled
from .loops import iterate
from .trees import assign, call, load, no_arguments

Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp


@lowers(ast.ListComp)
def list_comprehension(builder: Builder, node: ast.ListComp) -> ast.expr:
    return comprehension(builder, node, ast.List([], ast.Load()), "append")


@lowers(ast.SetComp)
def set_comprehension(builder: Builder, node: ast.SetComp) -> ast.expr:
    return comprehension(builder, node, call("$set"), "add")


@lowers(ast.DictComp)
def dict_comprehension(builder: Builder, node: ast.DictComp) -> ast.expr:
    return comprehension(builder, node, ast.Dict([], []), "__setitem__")


@lowers(ast.GeneratorExp)
def generator_expression(builder: Builder, node: ast.GeneratorExp) -> ast.expr:
    return comprehension(builder, node, None, "")


def comprehension(builder: Builder, node: Comprehension, empty: ast.expr | None, method: str) -> ast.expr:
    """A comprehension is a nested function that fills `empty` (or yields, when None)."""
    scope = builder.module.scopes[node]
    inner = Builder(builder.module, scope, builder.class_name, generator=empty is None)
    inner.here = node
    start = "$aiter" if node.generators[0].is_async else "$iter"
    first = builder.drive(call(start, builder.site(node.generators[0].iter), builder.expr(node.generators[0].iter)))
    if empty is not None:
        inner.emit(assign("$items", call("$new", builder.site(node), empty)))

    def element() -> None:
        if isinstance(node, ast.DictComp):
            values = inner.operands([node.key, node.value])
        else:
            values = [inner.expr(node.elt)]
        if empty is None:
            inner.emit(ast.Expr(ast.Yield(call("$Yielded", *values))))
        else:
            inner.emit(ast.Expr(ast.Call(ast.Attribute(load("$items"), method, ast.Load()), values, [])))

    def loop(index: int) -> None:
        if index == len(node.generators):
            element()
            return
        generator = node.generators[index]
        conditions = generator.ifs

        def body() -> None:
            test = condition(inner, conditions[0]) if len(conditions) == 1 else None
            if len(conditions) > 1:
                test = condition(inner, ast.BoolOp(ast.And(), conditions))
            if test is None:
                loop(index + 1)
            else:
                inner.emit(ast.If(test, inner.inside(lambda: loop(index + 1)), []))

        iterator = load("$first") if index == 0 else None
        iterate(inner, generator, body, iterator, asynchronous=bool(generator.is_async))

    loop(0)
    if empty is not None:
        inner.emit(ast.Return(load("$items")))
    name = builder.keep("f")
    definition = assembled(inner, name, no_arguments("$first"), [])
    builder.emit(definition, node)
    if empty is None:
        waits = any(isinstance(n, ast.Await) or isinstance(n, ast.comprehension) and n.is_async for n in ast.walk(node))
        return builder.park(call("$agenexp" if waits else "$genexp", load(name), first))
    return builder.drive(ast.Call(load(name), [first], []))
