"""``raise``, ``try``, ``except``, ``except*``, ``finally``."""

from __future__ import annotations

import ast
from collections.abc import Callable
from functools import partial

from .builder import Builder, lowers
from .names import delete_name, set_name
from .trees import assign, call, load


@lowers(ast.Raise)
def raise_(builder: Builder, node: ast.Raise) -> None:
    """A bare ``raise`` raises again what is being handled here, or Python says that nothing is."""
    if node.exc is None:
        if builder.group is not None and builder.handler is not None:
            builder.emit(assign(builder.handler, call("$again", load(builder.group))))
        builder.emit(ast.Raise(load(builder.handler) if builder.handler else None, None))
        return
    exception, *cause = [builder.atom(part) for part in (node.exc, node.cause) if part is not None]
    raised = builder.drive(call("$raised", builder.site(node), exception))
    if cause:
        cause = [builder.drive(call("$cause", builder.site(node), *cause))]
    builder.emit(ast.Raise(raised, cause[0] if cause else None))


@lowers(ast.Try)
def try_(builder: Builder, node: ast.Try) -> None:
    """With ``finally``, the exception under way is parked while the block is done."""
    if not node.finalbody:
        builder.emit(_try_except(builder, node), node)
        return
    pending = builder.keep("x")
    builder.emit(assign(pending, ast.Constant(None)))
    inside: list[ast.stmt] = [_try_except(builder, node)] if node.handlers else builder.body(node.body)
    record = [assign(pending, load("$error")), ast.Raise(None, None)]
    caught = ast.ExceptHandler(call("$caught", load("$BaseException")), "$error", record)
    inner = ast.Try(inside, [caught], [], [])
    final = builder.body(node.finalbody)
    # Reading the pending exception last keeps it alive, hence part of the state.
    final.append(ast.Expr(call("$keep", load(pending))))
    builder.emit(ast.Try([inner], [], [], [ast.If(call("$alive"), final, [])]), node)


def _try_except(builder: Builder, node: ast.Try) -> ast.Try:
    """A ``try`` without its ``finally``: what an ``except`` clause names is read only once an exception has come."""
    body = builder.body(node.body)
    handlers = []
    for index, handler in enumerate(node.handlers):
        builder.here = handler
        kinds = fixed_kinds(builder, handler.type)
        if kinds is not None:
            inside = _handling(builder, partial(_handle, builder, handler))
            caught = ast.ExceptHandler(call("$caught", kinds), "$error", inside)
        else:
            inside = _handling(builder, partial(_choose, builder, node.handlers[index:]))
            caught = ast.ExceptHandler(call("$caught", load("$BaseException")), "$error", inside)
        handlers.append(ast.copy_location(caught, handler))
        if kinds is None:
            break
    orelse = builder.body(node.orelse) if node.orelse else []
    return ast.copy_location(ast.Try(body, handlers, orelse, []), node)


def fixed_kinds(builder: Builder, kinds: ast.expr | None) -> ast.expr | None:
    """What an ``except`` clause catches, when reading it is no step; None when it takes some."""
    match kinds:
        case None:
            return load("$BaseException")
        case ast.Name():
            name = builder.mangle(kinds.id)
            return None if builder.cell(name) is not None or builder.is_global(name) else load(name)
        case ast.Attribute() if (owner := _fixed_module(builder, kinds.value)) is not None:
            return call("$getattr", builder.site(kinds), owner, ast.Constant(kinds.attr))
        case ast.Tuple():
            parts = [fixed for part in kinds.elts if (fixed := fixed_kinds(builder, part)) is not None]
            return ast.Tuple(parts, ast.Load()) if len(parts) == len(kinds.elts) else None
    return None


def _fixed_module(builder: Builder, node: ast.expr) -> ast.expr | None:
    """A module that the program imports once and for all, or one of its parts."""
    match node:
        case ast.Name():
            fixed = builder.scope.owner(node.id) is None and node.id in builder.module.static
            return load(node.id) if fixed and node.id in builder.module.scopes.modules else None
        case ast.Attribute() if (owner := _fixed_module(builder, node.value)) is not None:
            return call("$getattr", builder.site(node), owner, ast.Constant(node.attr))
    return None


def _handling(builder: Builder, statements: Callable[[], None]) -> list[ast.stmt]:
    """The body of a native handler: the exception is parked, then `statements` deal with it."""
    outer, builder.handler, builder.group = (builder.handler, builder.group), builder.keep("x"), None
    parked, used = builder.handler, builder.used

    def whole() -> None:
        builder.emit(assign(parked, load("$error")))
        builder.parked = parked
        statements()

    lowered = builder.inside(whole)
    (builder.handler, builder.group), builder.used = outer, used
    return lowered


def _choose(builder: Builder, handlers: list[ast.ExceptHandler]) -> None:
    """Several ``except`` clauses whose classes are read one after the other, once an exception has come."""
    first, *others = handlers
    builder.here, parked = first, builder.parked
    kinds = builder.expr(first.type) if first.type else load("$BaseException")
    chosen = builder.inside(lambda: _handle(builder, first))

    def next_ones() -> None:
        builder.parked = parked
        if others:
            _choose(builder, others)
        else:
            builder.emit(ast.Raise(None, None))

    builder.emit(ast.If(call("$matches", load(parked), kinds), chosen, builder.inside(next_ones)), first)


def _handle(builder: Builder, handler: ast.ExceptHandler) -> None:
    """The body of an ``except`` clause, whose exception is in the local `parked`."""
    if not handler.name:
        builder.block(handler.body)
        return
    set_name(builder, handler, handler.name, load(builder.parked))
    body = builder.body(handler.body)
    builder.here = handler
    builder.emit(ast.Try(body, [], [], [ast.If(call("$alive"), builder.inside(lambda: _unbind(builder, handler)), [])]))


def _unbind(builder: Builder, handler: ast.ExceptHandler) -> None:
    """At the end of a handler its variable disappears."""
    set_name(builder, handler, handler.name or "", ast.Constant(None))
    delete_name(builder, handler, handler.name or "")


@lowers(ast.TryStar)
def try_star(builder: Builder, node: ast.TryStar) -> None:
    """``except*``: each clause takes its part of the exception; what is left is raised at the end (`groups`)."""
    if node.finalbody:
        inner = ast.copy_location(ast.TryStar(node.body, node.handlers, node.orelse, []), node)
        try_(builder, ast.copy_location(ast.Try([inner], [], [], node.finalbody), node))
        return
    group, left = builder.keep("g"), builder.keep("x")
    builder.emit(assign(left, ast.Constant(None)))
    body = builder.body(node.body)

    def clauses() -> None:
        builder.emit(assign(group, call("$group", load(builder.parked))))
        for handler in node.handlers:
            builder.here = handler
            part = builder.keep("x")
            assert handler.type is not None  # ``except*`` always says what
            builder.emit(assign(part, call("$part", load(group), builder.expr(handler.type))))
            builder.emit(ast.If(call("$some", load(part)), builder.inside(partial(_clause, builder, handler, group, part)), []))
        builder.emit(assign(left, call("$left", load(group))))

    caught = ast.ExceptHandler(call("$caught", load("$BaseException")), "$error", _handling(builder, clauses))
    orelse = builder.body(node.orelse) if node.orelse else []
    builder.emit(ast.Try(body, [ast.copy_location(caught, node.handlers[0])], orelse, []), node)
    builder.here = node.handlers[-1]
    builder.emit(ast.If(call("$some", load(left)), [ast.Raise(load(left), None)], []))


def _clause(builder: Builder, handler: ast.ExceptHandler, group: str, part: str) -> None:
    """One clause of an ``except*``: what it raises waits for the others."""
    outer, builder.handler, builder.parked = (builder.handler, builder.group), part, part
    builder.group = group
    body = builder.inside(lambda: _handle(builder, handler))
    builder.handler, builder.group = outer
    gather = ast.Expr(call("$gather", load(group), load("$error")))
    caught = ast.ExceptHandler(call("$caught", load("$BaseException")), "$error", [gather])
    builder.emit(ast.Try(body, [caught], [], []), handler)
