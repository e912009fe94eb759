"""Nothing escapes the lowering: the last look at a compiled program.

Whatever Python evaluates by itself is a step that the exploration does not see. So `check` goes through the lowered tree and
accepts only what the compiler puts there on purpose: constants, variables that no other thread can touch, operations
(``$name(…)``), and the few native expressions that it builds around them. Anything else is a fault of the compiler: the
program is refused, with the line, rather than explored wrongly.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import Any

from ..bounds.refusals import Unsupported
from .scopes import Scope

FILLING = frozenset(("append", "add", "__setitem__"))
"""Methods by which a comprehension fills the container that it makes."""


class Escaped(Unsupported):
    """Something that Python would evaluate unseen."""

    def __init__(self, node: ast.AST):
        what = type(node).__name__
        super().__init__(f"faute interne : entrelacs laisse ici {what} à Python sans le découper ; signalez-nous ce programme", line_of(node))


def line_of(node: ast.AST) -> int | None:
    return getattr(node, "lineno", None)


class Escapes:
    """Goes through the lowered code of one module. `shared` tells a global variable that threads may rebind."""

    def __init__(self, module: Scope, shared: set[str], text_annotations: bool):
        self.scope, self.shared, self.text_annotations = module, shared, text_annotations
        self.native = False  # inside a class body, a bound or an annotation: all at one go
        self.where: ast.AST = ast.Module([], [])

    def check(self, function: ast.FunctionDef) -> None:
        self.block(function.body)

    # -- statements -------------------------------------------------------------------------

    def block(self, statements: Iterable[ast.stmt]) -> None:
        for statement in statements:
            self.where = statement
            method = getattr(self, f"s_{type(statement).__name__}", None)
            if method is None:
                raise Escaped(statement)
            method(statement)

    def s_Pass(self, node: ast.stmt) -> None:
        pass

    s_Break = s_Continue = s_Global = s_Nonlocal = s_Pass

    def s_Expr(self, node: ast.Expr) -> None:
        self.expr(node.value)

    def s_Return(self, node: ast.Return) -> None:
        self.expr(node.value)

    def s_Assign(self, node: ast.Assign) -> None:
        for target in node.targets:
            self.target(target)
        self.expr(node.value)

    def s_AugAssign(self, node: ast.AugAssign) -> None:
        """Of a parked value, which the compiler knows to be no container."""
        if not hasattr(node, "harmless"):
            raise Escaped(node)
        self.parked(node.target)
        self.expr(node.value)

    def s_AnnAssign(self, node: ast.AnnAssign) -> None:
        if not self.native:
            raise Escaped(node)
        self.target(node.target)
        self.annotation(node.annotation)
        if node.value is not None:
            self.expr(node.value)

    def s_Delete(self, node: ast.Delete) -> None:
        for target in node.targets:
            self.target(target)

    def s_Raise(self, node: ast.Raise) -> None:
        for part in (node.exc, node.cause):
            if called(part, "$AssertionError"):
                self.expr(part)
            elif part is not None:
                self.parked(part)

    def s_If(self, node: ast.If) -> None:
        if isinstance(node.test, ast.Constant) and node.test.value is False:
            return  # code that is never executed: it tells Python which names are local
        self.test(node.test)
        self.block(node.body)
        self.block(node.orelse)

    def s_While(self, node: ast.While) -> None:
        if not isinstance(node.test, ast.Constant) or node.orelse:
            raise Escaped(node)
        self.block(node.body)

    def s_For(self, node: ast.For) -> None:
        if not self.native:
            raise Escaped(node)
        self.target(node.target)
        self.operation(node.iter)
        self.block(node.body)
        self.block(node.orelse)

    def s_Try(self, node: ast.Try) -> None:
        if self.native:
            raise Escaped(node)
        for handler in node.handlers:
            self.where = handler
            if handler.name != "$error" or not called(handler.type, "$caught"):
                raise Escaped(handler)
            self.expr(handler.type)
        for block in (node.body, *(handler.body for handler in node.handlers), node.orelse, node.finalbody):
            self.block(block)

    def s_FunctionDef(self, node: ast.FunctionDef) -> None:
        if not hasattr(node, "scope") or not self.native and not self.own(node.name):
            raise Escaped(node)
        for expression in (*node.decorator_list, *node.args.defaults, *filter(None, node.args.kw_defaults)):
            self.expr(expression)
        every = (*node.args.posonlyargs, *node.args.args, node.args.vararg, *node.args.kwonlyargs, node.args.kwarg)
        for annotation in (node.returns, *(a.annotation for a in every if a is not None)):
            if annotation is not None:
                self.annotation(annotation)
        self.type_parameters(node)
        outer, self.scope = self.scope, node.scope
        native, self.native = self.native, False
        self.block(node.body)
        self.scope, self.native = outer, native

    def s_ClassDef(self, node: ast.ClassDef) -> None:
        if not hasattr(node, "scope") or not self.native and not self.own(node.name) and not hasattr(node, "withdrawn"):
            raise Escaped(node)
        native, self.native = self.native, self.native or bool(getattr(node, "type_params", None))
        for expression in (*node.decorator_list, *node.bases, *(keyword.value for keyword in node.keywords)):
            self.expr(expression)
        self.type_parameters(node)
        outer, self.scope = self.scope, node.scope
        self.native = True
        self.block(node.body)
        self.scope, self.native = outer, native

    def s_TypeAlias(self, node: Any) -> None:
        if not self.own(node.name.id) and not hasattr(node, "withdrawn"):
            raise Escaped(node)
        self.type_parameters(node)
        self.at_once(node.value)

    def type_parameters(self, node: ast.AST) -> None:
        for parameter in getattr(node, "type_params", []):
            for part in (getattr(parameter, "bound", None), getattr(parameter, "default_value", None)):
                if part is not None:
                    self.at_once(part)

    def annotation(self, node: ast.expr) -> None:
        if not self.text_annotations:
            self.at_once(node)

    def at_once(self, node: ast.expr) -> None:
        native, self.native = self.native, True
        self.expr(node)
        self.native = native

    def target(self, node: ast.expr) -> None:
        """What an assignment binds, or ``del`` unbinds."""
        match node:
            case ast.Name(id=name):
                if not self.native and not self.own(name):
                    raise Escaped(node)
            case ast.Tuple() if self.native and all(isinstance(part, ast.Name) for part in node.elts):
                pass
            case _:
                raise Escaped(node)

    # -- expressions ------------------------------------------------------------------------

    def own(self, name: str) -> bool:
        """Whether reading or writing a variable is no step: no other thread sees it change."""
        if name.startswith("$"):
            return True
        owner = self.scope.owner(name)
        if owner is None:
            return name not in self.shared
        return owner.kind == "class" or not owner.shared_cell(name)

    def escaped(self, node: ast.AST) -> Escaped:
        return Escaped(node if line_of(node) else ast.copy_location(type(node)(), self.where))

    def test(self, node: ast.expr) -> None:
        """What is tested is a truth value already."""
        if isinstance(node, ast.Name) and not node.id.startswith("$"):
            raise self.escaped(node)
        self.expr(node)

    def parked(self, node: ast.expr) -> None:
        """A local of the compiler's."""
        if not isinstance(node, ast.Name) or not node.id.startswith("$"):
            raise self.escaped(node)

    def operation(self, node: ast.expr) -> None:
        """A parked value, or an operation that may not stop."""
        if not called(node, "$once"):
            self.parked(node)
        else:
            self.expr(node)

    def expr(self, node: ast.expr | None) -> None:
        method = getattr(self, f"x_{type(node).__name__}", None)
        if node is None or method is None:
            raise self.escaped(self.where if node is None else node)
        method(node)

    def several(self, nodes: Iterable[ast.expr | None]) -> None:
        for node in nodes:
            if node is not None:
                self.expr(node)

    def x_Constant(self, node: ast.Constant) -> None:
        pass

    def x_Name(self, node: ast.Name) -> None:
        if not self.own(node.id):
            raise self.escaped(node)

    def x_Call(self, node: ast.Call) -> None:
        match node.func:
            case ast.Name(id=name) if name.startswith("$"):
                pass
            case ast.Name(id="super") if not node.args:  # it will only say why it cannot be used here
                pass
            case ast.Attribute(value=ast.Name(id="$items"), attr=method) if method in FILLING:
                pass
            case ast.Call(func=ast.Name(id="$named" | "$class")):
                self.expr(node.func)
            case _:
                raise self.escaped(node)
        self.several(node.args)
        self.several(keyword.value for keyword in node.keywords)

    def x_Attribute(self, node: ast.Attribute) -> None:
        if not isinstance(node.value, ast.Lambda) or node.attr != "__closure__":
            raise self.escaped(node)

    def x_Subscript(self, node: ast.Subscript) -> None:
        match node.value:
            case ast.Name(id=name) if name.startswith("$u") and isinstance(node.slice, ast.Constant):
                pass
            case ast.Attribute():
                self.x_Attribute(node.value)
            case _:
                raise self.escaped(node)

    def x_BinOp(self, node: ast.BinOp) -> None:
        """The compiler says itself that the operands cannot be touched by others."""
        if not hasattr(node, "harmless"):
            raise self.escaped(node)
        self.several((node.left, node.right))

    def x_UnaryOp(self, node: ast.UnaryOp) -> None:
        if isinstance(node.op, ast.Not):
            self.test(node.operand)
        elif hasattr(node, "harmless"):
            self.expr(node.operand)
        else:
            raise self.escaped(node)

    def x_Compare(self, node: ast.Compare) -> None:
        if not isinstance(node.ops[0], ast.Is | ast.IsNot) and not hasattr(node, "harmless"):
            raise self.escaped(node)
        self.several((node.left, *node.comparators))

    def x_BoolOp(self, node: ast.BoolOp) -> None:
        for value in node.values[:-1]:
            self.operation(value)
        self.expr(node.values[-1])

    def x_IfExp(self, node: ast.IfExp) -> None:
        if not self.native:
            raise self.escaped(node)
        self.test(node.test)
        self.several((node.body, node.orelse))

    def x_Tuple(self, node: ast.Tuple | ast.List | ast.Set) -> None:
        self.several(node.elts)

    x_List = x_Set = x_Tuple

    def x_Dict(self, node: ast.Dict) -> None:
        self.several(node.keys)
        for key, value in zip(node.keys, node.values, strict=True):
            if key is None:
                self.operation(value)
            else:
                self.expr(value)

    def x_Starred(self, node: ast.Starred) -> None:
        self.operation(node.value)

    def x_JoinedStr(self, node: ast.JoinedStr) -> None:
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                if part.conversion != -1 or part.format_spec is not None:
                    raise self.escaped(part)
                self.operation(part.value)
            else:
                self.expr(part)

    def x_Yield(self, node: ast.Yield) -> None:
        if node.value is not None and not called(node.value, "$Yielded"):
            raise self.escaped(node)
        self.several([node.value])

    def x_YieldFrom(self, node: ast.YieldFrom) -> None:
        if not called(node.value, "$delegate"):
            self.parked(node.value)
        self.expr(node.value)

    def x_NamedExpr(self, node: ast.NamedExpr) -> None:
        if not self.native:
            raise self.escaped(node)
        self.target(node.target)
        self.expr(node.value)

    def x_ListComp(self, node: ast.ListComp | ast.SetComp) -> None:
        self.comprehension(node, node.generators, (node.elt,))

    x_SetComp = x_ListComp

    def x_DictComp(self, node: ast.DictComp) -> None:
        self.comprehension(node, node.generators, (node.key, node.value))

    def comprehension(self, node: Any, generators: list[ast.comprehension], parts: tuple[ast.expr, ...]) -> None:
        if not self.native:
            raise self.escaped(node)
        outer = self.scope
        for index, generator in enumerate(generators):
            self.operation(generator.iter)
            if index == 0:
                self.scope = node.scope
            self.target(generator.target)
            for condition in generator.ifs:
                self.test(condition)
        self.several(parts)
        self.scope = outer


def called(node: ast.expr | None, name: str) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name
