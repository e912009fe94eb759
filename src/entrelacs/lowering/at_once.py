"""Expressions that run at one go: in the body of a class, or where Python evaluates an annotation when it likes.

No ``yield`` can stand there. Each expression becomes one native expression made of the same operations as elsewhere, each
inside ``$once``: an operation that would have to stop, because another thread may touch the same place, is then refused. So
nothing is read unseen.
"""

from __future__ import annotations

import ast

from .builder import Builder
from .calls import lone_values, named, rows, spreads
from .operators import identity
from .trees import BINARY, COMPARISONS, UNARY, call, load

EATERS = frozenset("tuple list set frozenset dict sorted sum max min join".split())
"""Functions that exhaust an iterator before they do anything else: they may be given a list instead."""


class AtOnce:
    """Lowers expressions that run at one go, in the scope where `builder` stands.

    `body`: in the body of a class, and not in an annotation, a bound or a base. What cannot be done at one go raises `Unsupported`.
    """

    def __init__(self, builder: Builder, *, body: bool = True):
        self.builder = builder
        self.body = body

    def refuse(self, node: ast.AST, reason: str) -> Exception:
        return self.builder.refuse(node, reason)

    def expr(self, node: ast.expr) -> ast.expr:
        """The native expression. Raises `Unsupported` for one that does not run at one go."""
        method = getattr(self, f"x_{type(node).__name__}", None)
        if method is None:
            raise self.refuse(node, f"« {ast.unparse(node)} » n'est pas modélisé dans le corps d'une classe")
        return ast.copy_location(method(node), node)

    def once(self, node: ast.AST, operation: str, *arguments: ast.expr) -> ast.expr:
        """An operation that may not stop here."""
        return ast.copy_location(call("$once", call(operation, self.builder.site(node), *arguments)), node)

    def test(self, node: ast.expr) -> ast.expr:
        """Whether an expression is true."""
        return self.once(node, "$truth", self.expr(node))

    def listed(self, node: ast.expr) -> ast.expr:
        """What a loop goes through, read beforehand."""
        return self.once(node, "$list", self.expr(node))

    def x_Constant(self, node: ast.Constant) -> ast.expr:
        return node

    def x_Name(self, node: ast.Name) -> ast.expr:
        builder = self.builder
        name = builder.mangle(node.id)
        if (cell := builder.cell(name)) is not None:
            return self.once(node, "$cell", cell)
        if builder.is_global(name):
            return self.once(node, "$global", ast.Constant(name))
        own = builder.scope.kind == "class" and builder.scope.owner(name) is builder.scope
        if own and self.body and name in builder.module.names and name not in builder.module.static:
            # Until the class binds it, the name is the global one.
            return self.once(node, "$classname", call("$locals"), ast.Constant(name))
        return ast.copy_location(load(name), node)

    def x_Attribute(self, node: ast.Attribute) -> ast.expr:
        return self.once(node, "$getattr", self.expr(node.value), ast.Constant(self.builder.mangle(node.attr)))

    def x_Subscript(self, node: ast.Subscript) -> ast.expr:
        return self.once(node, "$getitem", self.expr(node.value), self.expr(node.slice))

    def x_Slice(self, node: ast.Slice) -> ast.expr:
        parts = (node.lower, node.upper, node.step)
        return call("$slice", *(ast.Constant(None) if part is None else self.expr(part) for part in parts))

    def x_Call(self, node: ast.Call) -> ast.expr:
        if isinstance(node.func, ast.Name) and node.func.id == "locals" and not node.args:
            return call("$locals")
        function = self.expr(node.func)
        eats = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        arguments = [
            self.comprehension(ast.copy_location(ast.ListComp(argument.elt, argument.generators), argument), argument)
            if isinstance(argument, ast.GeneratorExp) and eats in EATERS
            else self.expr(argument)
            for argument in node.args
        ]
        if spreads(node):
            lone = lone_values(node)
            return self.spread_call(node, function, arguments if lone is None else [], lone)
        keywords = [ast.keyword(k.arg, self.expr(k.value)) for k in node.keywords]
        return call("$atomic", self.builder.site(node), function, *arguments, keywords=keywords)

    def spread_call(self, node: ast.Call, function: ast.expr, arguments: list[ast.expr], lone: ast.expr | None) -> ast.expr:
        """A call where something is spread: each ``**names`` is merged in its turn, a `lone` ``*values`` is read last."""
        later = rows(node.keywords)
        first = later.pop(0) if later and later[0][0].arg is not None else []
        site, values = self.builder.site(node), load("$end") if lone is None else self.expr(lone)
        names = [ast.keyword(k.arg, self.expr(k.value)) for k in first]
        begun: ast.expr = call("$begincall", function, values, *arguments, keywords=names)
        for row in later:
            more: ast.expr = self.expr(row[0].value) if row[0].arg is None else named(row, self.expr)
            begun = self.once(node, "$addnames", begun, more)
        return call("$endcall", site, begun)

    def x_Starred(self, node: ast.Starred) -> ast.expr:
        return ast.Starred(self.once(node, "$starred", load("$end"), self.expr(node.value)), ast.Load())

    def x_Tuple(self, node: ast.Tuple) -> ast.expr:
        return ast.Tuple([self.expr(part) for part in node.elts], ast.Load())

    def x_List(self, node: ast.List) -> ast.expr:
        return ast.List([self.expr(part) for part in node.elts], ast.Load())

    def x_Set(self, node: ast.Set) -> ast.expr:
        return ast.Set([self.expr(part) for part in node.elts])

    def x_Dict(self, node: ast.Dict) -> ast.expr:
        values = [
            self.expr(value) if key is not None else self.once(value, "$spread", self.expr(value))
            for key, value in zip(node.keys, node.values, strict=True)
        ]
        return ast.Dict([None if key is None else self.expr(key) for key in node.keys], values)

    def x_BinOp(self, node: ast.BinOp) -> ast.expr:
        op = ast.Constant(BINARY[type(node.op)])
        return self.once(node, "$binary", op, self.expr(node.left), self.expr(node.right))

    def x_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:
        if isinstance(node.op, ast.Not):
            return ast.UnaryOp(ast.Not(), self.test(node.operand))
        return self.once(node, "$unary", ast.Constant(UNARY[type(node.op)]), self.expr(node.operand))

    def x_BoolOp(self, node: ast.BoolOp) -> ast.expr:
        first = [self.once(value, "$tested", self.expr(value)) for value in node.values[:-1]]
        return ast.BoolOp(node.op, [*first, self.expr(node.values[-1])])

    def x_IfExp(self, node: ast.IfExp) -> ast.expr:
        return ast.IfExp(self.test(node.test), self.expr(node.body), self.expr(node.orelse))

    def x_Compare(self, node: ast.Compare) -> ast.expr:
        if len(node.ops) > 1:
            raise self.refuse(node, "une comparaison en chaîne n'est pas modélisée dans le corps d'une classe : écrivez « x < y and y < z »")
        left, right, op = self.expr(node.left), self.expr(node.comparators[0]), node.ops[0]
        match op:
            case ast.Is() | ast.IsNot():
                return identity(self.builder, left, op, right)
            case ast.In() | ast.NotIn():
                found = self.once(node, "$holds", left, right)
                return ast.UnaryOp(ast.Not(), found) if isinstance(op, ast.NotIn) else found
        return self.once(node, "$compare", ast.Constant(COMPARISONS[type(op)]), left, right)

    def x_JoinedStr(self, node: ast.JoinedStr) -> ast.expr:
        parts: list[ast.expr] = []
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                spec = self.expr(part.format_spec) if part.format_spec else ast.Constant("")
                text = self.once(part.value, "$format", self.expr(part.value), ast.Constant(part.conversion), spec)
                part = ast.copy_location(ast.FormattedValue(text, -1, None), part)
            parts.append(part)
        return ast.JoinedStr(parts)

    def x_NamedExpr(self, node: ast.NamedExpr) -> ast.expr:
        return ast.NamedExpr(node.target, self.expr(node.value))

    def x_Lambda(self, node: ast.Lambda) -> ast.expr:
        raise self.refuse(node, "une lambda n'est pas modélisée à cet endroit : définissez une fonction avant la classe")

    def x_ListComp(self, node: ast.ListComp) -> ast.expr:
        return self.comprehension(node, node)

    x_SetComp = x_DictComp = x_ListComp

    def comprehension(self, node: ast.ListComp | ast.SetComp | ast.DictComp, scoped: ast.expr) -> ast.expr:
        """A comprehension whose loops go through lists read beforehand; `scoped` is the node that opened its scope."""
        if any(not isinstance(generator.target, ast.Name) or generator.is_async for generator in node.generators):
            raise self.refuse(node, "cette compréhension n'est pas modélisée dans le corps d'une classe : donnez-lui une seule variable")
        first = self.listed(node.generators[0].iter)
        outer, self.builder.scope = self.builder.scope, self.builder.module.scopes[scoped]
        generators = [
            ast.comprehension(g.target, first if g is node.generators[0] else self.listed(g.iter), [self.test(i) for i in g.ifs], 0)
            for g in node.generators
        ]
        if isinstance(node, ast.DictComp):
            lowered: ast.expr = ast.DictComp(self.expr(node.key), self.expr(node.value), generators)
        else:
            lowered = type(node)(self.expr(node.elt), generators)
        vars(lowered)["scope"] = self.builder.scope
        self.builder.scope = outer
        return lowered

    def type_parameters(self, node: ast.AST) -> list[ast.AST]:
        """``[T: bound = default]`` (CPython 3.12): evaluated when they are asked for."""
        for parameter in getattr(node, "type_params", []):
            for field in ("bound", "default_value"):
                if getattr(parameter, field, None) is not None:
                    setattr(parameter, field, self.expr(getattr(parameter, field)))
        return getattr(node, "type_params", [])
