"""``def``, ``async def`` and ``lambda``: a function becomes a generator function."""

from __future__ import annotations

import ast
import sys
from typing import overload

from .at_once import AtOnce
from .builder import Builder, lowers
from .names import set_name
from .trees import assign, call, load, no_arguments

LAZY_ANNOTATIONS = sys.version_info >= (3, 14)
"""Whether annotations are evaluated only when they are asked for."""
FIELD = {ast.arg: "annotation", ast.FunctionDef: "returns", ast.AsyncFunctionDef: "returns"}
"""Where each owner of an annotation holds it."""


class _Lowered(ast.expr):
    """An annotation that has been evaluated."""

    _fields = ("value",)

    def __init__(self, value: ast.expr):
        super().__init__()
        self.value = value


def annotated(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> list[ast.AST]:
    """What bears the annotations of a function, in the order in which CPython evaluates them."""
    a = node.args
    every = [*a.args, *a.posonlyargs, a.vararg, *a.kwonlyargs, a.kwarg]
    owners: list[ast.AST] = [argument for argument in every if argument is not None and argument.annotation is not None]
    return owners if getattr(node, "returns", None) is None else [*owners, node]


@lowers(ast.FunctionDef, ast.AsyncFunctionDef)
def function_statement(builder: Builder, node: ast.FunctionDef) -> None:
    define(builder, node, node.name)


@lowers(ast.Lambda)
def lambda_(builder: Builder, node: ast.Lambda) -> ast.expr:
    return load(define(builder, node, builder.keep("f")))


def define(builder: Builder, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda, name: str) -> str:
    """Emit the definition of a function, its defaults evaluated here; answers the local or the variable that holds it."""
    arguments = node.args
    defaults = [*arguments.defaults, *(d for d in arguments.kw_defaults if d is not None)]
    sources = [] if isinstance(node, ast.Lambda) else node.decorator_list
    decorators = [builder.atom(d) for d in sources]
    # Before CPython 3.14, annotations are evaluated here too; what type parameters they name exists only further inside.
    eager = LAZY_ANNOTATIONS is False and not builder.module.text_annotations and not getattr(node, "type_params", None)
    owners = annotated(node) if eager else []
    values = [builder.settle(value) for value in builder.operands([*defaults, *(getattr(o, FIELD[type(o)]) for o in owners)])]
    for owner, value in zip(owners, values[len(defaults) :], strict=True):
        setattr(owner, FIELD[type(owner)], _Lowered(value))
    lowered = lower_function(builder, node, name, values[: len(defaults)])
    private = name.startswith("$")
    if not private and (decorators or builder.is_global(name) or builder.cell(name) is not None):
        lowered.name = builder.keep("f")
        builder.emit(lowered, node)
        set_name(builder, node, name, decorated(builder, sources, load(lowered.name), decorators))
    else:
        builder.emit(lowered, node)
    return name


def decorated(
    builder: Builder, sources: list[ast.expr], value: ast.expr, decorators: list[ast.expr]
) -> ast.expr:
    """Hand a function or a class to its decorators, evaluated from these expressions, the nearest first."""
    for decorator, source in zip(reversed(decorators), reversed(sources), strict=True):
        value = builder.drive(call("$call", builder.site(source), decorator, value))
    return value


def lower_function(
    builder: Builder, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda, name: str, defaults: list[ast.expr]
) -> ast.FunctionDef:
    """The lowered definition of `node`, with `defaults` already evaluated."""
    scope = builder.module.scopes[node]
    body: list[ast.stmt] = node.body if isinstance(node.body, list) else [ast.copy_location(ast.Return(node.body), node.body)]
    generator = any(isinstance(n, ast.Yield | ast.YieldFrom) for s in body for n in _own_nodes(s))
    inner = Builder(builder.module, scope, builder.class_name, generator=generator)
    inner.here = node
    inner.block(body)
    old = node.args
    count = len(old.defaults)
    strip = lambda a: a and ast.arg(a.arg, annotation(builder, a.annotation))  # noqa: E731
    keyword_defaults = iter(defaults[count:])
    arguments = ast.arguments(
        [strip(a) for a in old.posonlyargs], [strip(a) for a in old.args], strip(old.vararg),
        [strip(a) for a in old.kwonlyargs],
        [None if d is None else next(keyword_defaults) for d in old.kw_defaults],
        strip(old.kwarg), defaults[:count],
    )  # fmt: skip
    lowered = assembled(inner, name, arguments, [])
    suspends = any(isinstance(n, ast.Yield | ast.YieldFrom) for s in lowered.body for n in _own_nodes(s))
    if isinstance(node, ast.AsyncFunctionDef):
        kind = "$asyncgen" if generator else "$async"
    elif generator:
        kind = "$guarded" if any(_guards(s) for s in body) else "$generator"
    else:
        kind = "$function" if suspends else ""
    if kind in ("$async", "$asyncgen") and not suspends:
        lowered.body.append(ast.If(ast.Constant(False), [ast.Expr(ast.Yield(None))], []))
    if kind:
        lowered.decorator_list = [load(kind)]
    own = "<lambda>" if isinstance(node, ast.Lambda) else node.name
    lowered.decorator_list.append(call("$named", ast.Constant(own), ast.Constant(scope.qualname)))
    lowered.returns = annotation(builder, getattr(node, "returns", None))
    if getattr(node, "type_params", None):  # CPython 3.12: annotations may name them
        vars(lowered)["type_params"] = AtOnce(builder, body=False).type_parameters(node)
    vars(lowered)["scope"] = scope
    return ast.copy_location(lowered, node)


@overload
def annotation(builder: Builder, node: ast.expr) -> ast.expr: ...
@overload
def annotation(builder: Builder, node: None) -> None: ...
def annotation(builder: Builder, node: ast.expr | None) -> ast.expr | None:
    """An annotation that Python itself evaluates, or keeps as a text."""
    if node is None or builder.module.text_annotations:
        return node
    if isinstance(node, _Lowered):
        return node.value
    return AtOnce(builder, body=not LAZY_ANNOTATIONS and builder.scope.kind == "class").expr(node)


def assembled(builder: Builder, name: str, arguments: ast.arguments, decorators: list[ast.expr]) -> ast.FunctionDef:
    """The function definition made of what was lowered into ``builder.out``: its variables declared, their cells at hand."""
    body = builder.out
    outer = {name for name in builder.cells if builder.scope.owner(name) is not builder.scope}
    prologue: list[ast.stmt] = []
    if builder.scope.kind != "function":  # a walrus in a comprehension binds outside
        function = builder.scope.function()
        targets = {n for n in function.bound if _is_walrus_target(builder, n)}
        outside = targets if function.kind == "module" else targets & function.globals
        prologue += [kind(sorted(names)) for kind, names in ((ast.Global, outside), (ast.Nonlocal, targets - outside)) if names]
    else:
        if builder.scope.globals:
            prologue.append(ast.Global(sorted(builder.scope.globals)))
        rebound = sorted(n for n in builder.scope.nonlocals)
        if rebound:
            prologue.append(ast.Nonlocal(rebound))
        if builder.scope.has_walrus:  # it may stand in a comprehension only: this dead code makes its variable local
            local = sorted(set(builder.scope.bound) - builder.scope.parameters - builder.scope.globals - builder.scope.nonlocals)
            if local:
                prologue.append(ast.If(ast.Constant(False), [assign(name, ast.Constant(None)) for name in local], []))
    for variable in sorted(builder.cells):
        thunk = ast.Lambda(no_arguments(), load(variable))
        cells = ast.Attribute(thunk, "__closure__", ast.Load())
        if variable not in outer and variable not in builder.scope.parameters:
            # Every access goes through the cell: this dead code makes the variable local.
            prologue.append(ast.If(ast.Constant(False), [assign(variable, ast.Constant(None))], []))
        prologue.append(assign(f"$c_{variable}", ast.Subscript(cells, ast.Constant(0), ast.Load())))
    lowered = ast.FunctionDef(name, arguments, prologue + (body or [ast.Pass()]), decorators, None)
    vars(lowered)["scope"] = builder.scope
    return lowered


def _is_walrus_target(builder: Builder, name: str) -> bool:
    """Whether ``name := …`` stands in this scope."""
    return name in builder.scope.uses and any(
        isinstance(node, ast.NamedExpr) and node.target.id == name
        for node in ast.walk(next(n for n, s in builder.module.scopes.by_node.items() if s is builder.scope))
    )


def _guards(node: ast.AST) -> bool:
    """Whether a ``yield`` lies inside a ``with`` or a ``try``: closing the generator there does something."""
    return any(
        isinstance(inner, ast.Yield | ast.YieldFrom)
        for outer in _own_nodes(node)
        if isinstance(outer, ast.With | ast.AsyncWith | ast.Try | ast.TryStar)
        for inner in _own_nodes(outer)
    )


def _own_nodes(node: ast.AST) -> list[ast.AST]:
    """The nodes of a statement, those of nested functions and classes left out."""
    found, stack = [], [node]
    while stack:
        current = stack.pop()
        found.append(current)
        if isinstance(current, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef):
            if isinstance(current, ast.Lambda):
                stack.extend(d for d in [*current.args.defaults, *current.args.kw_defaults] if d)
            continue
        if isinstance(current, ast.GeneratorExp | ast.ListComp | ast.SetComp | ast.DictComp):
            stack.append(current.generators[0].iter)
            continue
        stack.extend(ast.iter_child_nodes(current))
    return found
