"""``with`` and ``async with``: enter, then leave whatever happens."""

from __future__ import annotations

import ast

from .assignments import assign_to
from .builder import Builder, lowers
from .trees import assign, call, load, negated


@lowers(ast.With, ast.AsyncWith)
def with_(builder: Builder, node: ast.With | ast.AsyncWith) -> None:
    prefix = "$a" if isinstance(node, ast.AsyncWith) else "$"

    def item(index: int) -> None:
        if index == len(node.items):
            builder.block(node.body)
            return
        entry = node.items[index]
        builder.here = entry.context_expr
        manager, clean, error = builder.keep("w"), builder.keep("ok"), builder.keep("x")
        builder.emit(assign(manager, builder.expr(entry.context_expr)))
        builder.emit(assign(manager, call(f"{prefix}manager", load(manager))))
        site = builder.site(entry.context_expr)
        value = builder.drive(call(f"{prefix}enter", site, load(manager)))
        if entry.optional_vars is not None:
            value = builder.kept_copy(value)
        builder.emit(assign(clean, ast.Constant(True)))

        def inner() -> None:
            if entry.optional_vars is not None:
                builder.here = entry.optional_vars
                assign_to(builder, entry.optional_vars, value)
            item(index + 1)

        def failed() -> None:
            builder.here = entry.context_expr
            builder.emit(assign(clean, ast.Constant(False)))
            builder.emit(assign(error, load("$error")))
            swallowed = builder.drive(call(f"{prefix}exit", site, load(manager), load(error)))
            again = ast.Raise(load(error), None)
            builder.emit(ast.If(negated(swallowed), [again], []))

        def leave() -> None:
            builder.here = entry.context_expr
            builder.drive(call(f"{prefix}exit", site, load(manager), ast.Constant(None)))

        outer_used = builder.used
        inner_body = builder.inside(inner)
        builder.used = outer_used
        caught = ast.ExceptHandler(call("$caught", load("$BaseException")), "$error", builder.inside(failed))
        guarded = ast.Try(inner_body, [caught], [], [])
        still = ast.BoolOp(ast.And(), [load(clean), call("$alive")])
        builder.emit(ast.Try([guarded], [], [], [ast.If(still, builder.inside(leave), [])]), node)

    item(0)
