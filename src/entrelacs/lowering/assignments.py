"""Assignments: ``=``, ``x: T = v``, ``+=``, ``:=``, ``del``, and their targets."""

from __future__ import annotations

import ast

from .builder import Builder, lowers
from .functions import LAZY_ANNOTATIONS
from .names import delete_name, set_name
from .operators import is_simple
from .trees import BINARY, call, harmless, load


@lowers(ast.Assign)
def assignment(builder: Builder, node: ast.Assign) -> None:
    simple = len(node.targets) == 1 and isinstance(node.targets[0], ast.Name)
    value = builder.expr(node.value) if simple else builder.atom(node.value)
    for target in node.targets:
        assign_to(builder, target, value)


@lowers(ast.AnnAssign)
def annotated_assignment(builder: Builder, node: ast.AnnAssign) -> None:
    if node.value is not None:
        assign_to(builder, node.target, builder.atom(node.value))
    elif isinstance(node.target, ast.Attribute):
        builder.atom(node.target.value)
    elif isinstance(node.target, ast.Subscript):
        builder.operands([node.target.value, node.target.slice])
    if builder.scope.kind == "module" and not LAZY_ANNOTATIONS and not builder.module.text_annotations:
        builder.atom(node.annotation)


@lowers(ast.NamedExpr)
def walrus(builder: Builder, node: ast.NamedExpr) -> ast.expr:
    value = builder.atom(node.value)
    set_name(builder, node.target, node.target.id, value)
    return value


def assign_to(builder: Builder, target: ast.expr, value: ast.expr) -> None:
    """Store `value` (an atom) into `target`."""
    match target:
        case ast.Name():
            set_name(builder, target, target.id, value)
        case ast.Attribute():
            owner = builder.expr(target.value)
            name = ast.Constant(builder.mangle(target.attr))
            builder.drive(call("$setattr", builder.site(target), owner, name, value))
        case ast.Subscript():
            owner, key = builder.operands([target.value, target.slice])
            builder.drive(call("$setitem", builder.site(target), owner, key, value))
        case ast.Tuple() | ast.List():
            stars = [i for i, element in enumerate(target.elts) if isinstance(element, ast.Starred)]
            before = stars[0] if stars else len(target.elts)
            after = len(target.elts) - before - 1 if stars else -1
            parts = builder.drive(
                call("$unpack", builder.site(target), value, ast.Constant(before), ast.Constant(after))
            )
            parts = builder.kept_copy(parts)
            for index, element in enumerate(target.elts):
                inner = element.value if isinstance(element, ast.Starred) else element
                item = builder.park(ast.Subscript(parts, ast.Constant(index), ast.Load()))
                assign_to(builder, inner, item)
        case ast.Starred():
            assign_to(builder, target.value, value)
        case _:
            raise builder.refuse(target, "cette cible d'affectation n'est pas modélisée")


@lowers(ast.AugAssign)
def augmented_assignment(builder: Builder, node: ast.AugAssign) -> None:
    target, op = node.target, ast.Constant(BINARY[type(node.op)])
    match target:
        case ast.Name():
            old = builder.expr(ast.copy_location(load(target.id), target))
            if isinstance(old, ast.Name) and not old.id.startswith("$"):
                old = builder.park(old)
            value = builder.expr(node.value)
            new = _updated(builder, node, op, old, value)
            set_name(builder, target, target.id, new)
        case ast.Attribute():
            owner = builder.kept_copy(builder.expr(target.value))
            name = ast.Constant(builder.mangle(target.attr))
            old = builder.drive(call("$getattr", builder.site(target), owner, name))
            new = _updated(builder, node, op, old, builder.expr(node.value))
            builder.drive(call("$setattr", builder.site(target), owner, name, new))
        case ast.Subscript():
            owner, key = (builder.kept_copy(part) for part in builder.operands([target.value, target.slice]))
            old = builder.drive(call("$getitem", builder.site(target), owner, key))
            new = _updated(builder, node, op, old, builder.expr(node.value))
            builder.drive(call("$setitem", builder.site(target), owner, key, new))


def _updated(builder: Builder, node: ast.AugAssign, op: ast.Constant, old: ast.expr, value: ast.expr) -> ast.expr:
    """What `old` becomes by an operator such as ``+=``."""
    # Of a text or bytes, the left-hand side may be a list or a bytearray, changed in place.
    number = isinstance(value, ast.Constant) and not isinstance(value.value, str | bytes)
    if is_simple(builder, value) and number and not isinstance(node.op, ast.Mult | ast.Pow | ast.LShift):
        new = builder.park(old)
        builder.emit(harmless(ast.AugAssign(ast.Name(new.id, ast.Store()), node.op, value)))
        return new
    return builder.drive(call("$inplace", builder.site(node), op, old, value))


@lowers(ast.Delete)
def delete(builder: Builder, node: ast.Delete) -> None:
    for target in node.targets:
        match target:
            case ast.Name():
                delete_name(builder, target, target.id)
            case ast.Attribute():
                owner = builder.expr(target.value)
                name = ast.Constant(builder.mangle(target.attr))
                builder.drive(call("$delattr", builder.site(target), owner, name))
            case ast.Subscript():
                owner, key = builder.operands([target.value, target.slice])
                builder.drive(call("$delitem", builder.site(target), owner, key))
            case ast.Tuple() | ast.List():
                for element in target.elts:
                    delete(builder, ast.copy_location(ast.Delete([element]), node))
