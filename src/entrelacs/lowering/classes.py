"""``class`` and ``type X = …``: statements that Python itself binds, with all that they hold."""

from __future__ import annotations

import ast
from typing import Any

from .at_once import AtOnce
from .builder import Builder, lowers
from .calls import spread_keywords
from .class_bodies import class_definition
from .functions import decorated
from .names import set_name
from .trees import call, load


@lowers(ast.ClassDef)
def class_statement(builder: Builder, node: ast.ClassDef) -> None:
    decorators = [builder.atom(d) for d in node.decorator_list]
    if getattr(node, "type_params", None):  # CPython 3.12: the bases may name them
        native = AtOnce(builder, body=False)
        bases = [checked_base(native.expr(base)) for base in node.bases]
        keywords = [ast.keyword(k.arg, native.expr(k.value)) for k in node.keywords]
    else:
        bases = [checked_base(builder.settle(value)) for value in builder.operands(node.bases)]
        keywords = spread_keywords(builder, node.keywords, builder.site(node), load("$buildclass"))
    lowered = class_definition(builder, node, bases, keywords)
    bound_by_python(builder, node, node.name, lowered, decorators)


def checked_base(value: ast.expr) -> ast.expr:
    """The class that a base names: what is none of CPython's classes is refused. Several of them (``*bases``) are not looked at."""
    return value if isinstance(value, ast.Starred) else call("$base", value)


def type_alias(builder: Builder, node: Any) -> None:
    """``type X = …`` (CPython 3.12): the value is evaluated by whoever asks for it."""
    native = AtOnce(builder, body=False)
    bound_by_python(builder, node, node.name.id, type(node)(node.name, native.type_parameters(node), native.expr(node.value)), [])


if hasattr(ast, "TypeAlias"):
    lowers(ast.TypeAlias)(type_alias)


def bound_by_python(builder: Builder, node: ast.AST, name: str, lowered: ast.stmt, decorators: list[ast.expr]) -> None:
    """Emit a statement that binds `name` as soon as the class exists: unseen, so that is undone until the steps that show it."""
    plain = builder.mangle(name)
    place = ast.Constant(plain) if builder.is_global(plain) else builder.cell(plain)
    if place is not None:
        held = builder.park(call("$held", place))
        vars(lowered)["withdrawn"] = True
        builder.emit(lowered, node)
        value = builder.park(call("$withdrawn", place, held))
    else:
        builder.emit(lowered, node)
        builder.sure.add(plain)
        value = load(plain)
    if decorators or place is not None:
        set_name(builder, node, name, decorated(builder, getattr(node, "decorator_list", []), value, decorators) if decorators else value)
