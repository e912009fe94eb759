"""Code that runs at one go: the body of a class, annotations that Python evaluates when it likes.

No ``yield`` can stand there. Each expression becomes one native expression made of the same operations as elsewhere, each
inside ``$once``: an operation that would have to stop, because another thread may touch the same place, is then refused. So
nothing is read unseen. What would need a step in the middle (``with``, ``try``, ``while``…) is refused at once.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from .trees import BINARY, COMPARISONS, UNARY, call, load

if TYPE_CHECKING:
    from .compile import FunctionCompiler

EATERS = frozenset("tuple list set frozenset dict sorted sum max min join".split())
"""Functions that exhaust an iterator before they do anything else: they may be given a list instead."""


class AtOnce:
    """Lowers what runs at one go, in the scope where `compiler` stands."""

    def __init__(self, compiler: FunctionCompiler, *, body: bool = True):
        self.compiler = compiler
        self.body = body  # in the body of a class, and not in an annotation, a bound or a base
        self.helpers: list[ast.stmt] = []  # the functions of the lambdas of a statement

    # -- statements -------------------------------------------------------------------------

    def block(self, statements: list[ast.stmt]) -> list[ast.stmt]:
        return [lowered for statement in statements for lowered in self.statement(statement)]

    def statement(self, node: ast.stmt) -> list[ast.stmt]:
        method = getattr(self, f"s_{type(node).__name__}", None)
        if method is None:
            raise self.refuse(node, "cette instruction n'est pas modélisée dans le corps d'une classe")
        outer, self.helpers = self.helpers, []
        lowered = [ast.copy_location(statement, node) for statement in method(node)]
        helpers, self.helpers = self.helpers, outer
        gone = [ast.Delete([ast.Name(helper.name, ast.Del())]) for helper in helpers]
        return [*helpers, *lowered, *(ast.copy_location(statement, node) for statement in gone)]

    def refuse(self, node: ast.AST, reason: str) -> Exception:
        return self.compiler.refuse(node, reason)

    def s_Pass(self, node: ast.Pass) -> list[ast.stmt]:
        return [node]

    def s_Expr(self, node: ast.Expr) -> list[ast.stmt]:
        return [ast.Expr(self.expr(node.value))]

    def s_Assign(self, node: ast.Assign) -> list[ast.stmt]:
        value = self.expr(node.value)
        if all(isinstance(target, ast.Name) for target in node.targets):
            return [ast.Assign(node.targets, value)]
        target = node.targets[0]
        if len(node.targets) == 1 and isinstance(target, ast.Subscript):
            item = (self.expr(target.value), self.expr(target.slice))
            return [ast.Expr(self.once(target, "$storeitem", value, *item))]
        if len(node.targets) == 1 and isinstance(target, ast.Tuple | ast.List):
            names = [part.value if isinstance(part, ast.Starred) else part for part in target.elts]
            if all(isinstance(name, ast.Name) for name in names):
                star = next((i for i, part in enumerate(target.elts) if isinstance(part, ast.Starred)), None)
                before, after = (len(names), -1) if star is None else (star, len(names) - star - 1)
                parts = self.once(target, "$unpack", value, ast.Constant(before), ast.Constant(after))
                return [ast.Assign([ast.Tuple(names, ast.Store())], parts)]
        raise self.refuse(node, "un corps de classe qui modifie un autre objet n'est pas modélisé")

    def s_AnnAssign(self, node: ast.AnnAssign) -> list[ast.stmt]:
        if not isinstance(node.target, ast.Name):
            raise self.refuse(node, "un corps de classe qui modifie un autre objet n'est pas modélisé")
        value = None if node.value is None else self.expr(node.value)
        return [ast.AnnAssign(node.target, self.compiler.annotation(node.annotation), value, node.simple)]

    def s_AugAssign(self, node: ast.AugAssign) -> list[ast.stmt]:
        if not isinstance(node.target, ast.Name):
            raise self.refuse(node, "un corps de classe qui modifie un autre objet n'est pas modélisé")
        old = self.expr(ast.copy_location(load(node.target.id), node.target))
        op = ast.Constant(BINARY[type(node.op)])
        return [ast.Assign([node.target], self.once(node, "$inplace", op, old, self.expr(node.value)))]

    def s_Delete(self, node: ast.Delete) -> list[ast.stmt]:
        if not all(isinstance(target, ast.Name) for target in node.targets):
            raise self.refuse(node, "un corps de classe qui modifie un autre objet n'est pas modélisé")
        return [node]

    def s_If(self, node: ast.If) -> list[ast.stmt]:
        return [ast.If(self.test(node.test), self.block(node.body), self.block(node.orelse))]

    def s_For(self, node: ast.For) -> list[ast.stmt]:
        if not isinstance(node.target, ast.Name):
            raise self.refuse(node, "cette boucle n'est pas modélisée dans le corps d'une classe : donnez-lui une seule variable")
        return [ast.For(node.target, self.listed(node.iter), self.block(node.body), self.block(node.orelse))]

    def s_Break(self, node: ast.stmt) -> list[ast.stmt]:
        return [node]

    s_Continue = s_Break

    def s_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> list[ast.stmt]:
        decorators = [self.expr(decorator) for decorator in node.decorator_list]
        arguments = node.args
        defaults = [*arguments.defaults, *(d for d in arguments.kw_defaults if d is not None)]
        lowered = self.compiler.function(node, node.name, [self.expr(default) for default in defaults])
        lowered.decorator_list = decorators + lowered.decorator_list
        return [lowered]

    s_AsyncFunctionDef = s_FunctionDef

    def s_ClassDef(self, node: ast.ClassDef) -> list[ast.stmt]:
        decorators = [self.expr(decorator) for decorator in node.decorator_list]
        keywords = [ast.keyword(k.arg, self.expr(k.value)) for k in node.keywords]
        lowered = self.compiler.class_definition(node, [self.expr(base) for base in node.bases], keywords)
        lowered.decorator_list = decorators + lowered.decorator_list
        return [lowered]

    # -- expressions ------------------------------------------------------------------------

    def expr(self, node: ast.expr) -> ast.expr:
        method = getattr(self, f"x_{type(node).__name__}", None)
        if method is None:
            raise self.refuse(node, f"« {ast.unparse(node)} » n'est pas modélisé dans le corps d'une classe")
        return ast.copy_location(method(node), node)

    def once(self, node: ast.AST, operation: str, *arguments: ast.expr) -> ast.expr:
        """An operation that may not stop here."""
        return ast.copy_location(call("$once", call(operation, self.compiler.site(node), *arguments)), node)

    def test(self, node: ast.expr) -> ast.expr:
        return self.once(node, "$truth", self.expr(node))

    def listed(self, node: ast.expr) -> ast.expr:
        """What a loop goes through, read beforehand."""
        return self.once(node, "$list", self.expr(node))

    def x_Constant(self, node: ast.Constant) -> ast.expr:
        return node

    def x_Name(self, node: ast.Name) -> ast.expr:
        compiler = self.compiler
        name = compiler.mangle(node.id)
        if (cell := compiler.cell(name)) is not None:
            return self.once(node, "$cell", cell)
        if compiler.is_global(name):
            return self.once(node, "$global", ast.Constant(name))
        own = compiler.scope.kind == "class" and compiler.scope.owner(name) is compiler.scope
        if own and self.body and name in compiler.module.names and name not in compiler.module.static:
            # Until the class binds it, the name is the global one.
            return self.once(node, "$classname", call("$locals"), ast.Constant(name))
        return ast.copy_location(load(name), node)

    def x_Attribute(self, node: ast.Attribute) -> ast.expr:
        return self.once(node, "$getattr", self.expr(node.value), ast.Constant(self.compiler.mangle(node.attr)))

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
        keywords = [
            ast.keyword(k.arg, self.expr(k.value) if k.arg else self.once(k.value, "$spread", self.expr(k.value)))
            for k in node.keywords
        ]
        return call("$atomic", self.compiler.site(node), function, *arguments, keywords=keywords)

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
                return self.compiler.identity(left, op, right)
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
        if not self.body or self.compiler.scope.kind != "class":
            raise self.refuse(node, "une lambda n'est pas modélisée à cet endroit : définissez une fonction avant la classe")
        arguments = node.args
        defaults = [self.expr(default) for default in arguments.defaults]
        named = [(a.arg, d) for a, d in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True) if d is not None]
        none: list[ast.expr] = [ast.Constant(None)] * (len(defaults) + len(named))
        lowered = self.compiler.function(node, self.compiler.keep("f"), none)
        self.helpers.append(lowered)
        names = ast.Dict([ast.Constant(self.compiler.mangle(name)) for name, _ in named], [self.expr(d) for _, d in named])
        made: ast.expr = call("$withdefaults", load(lowered.name), ast.Tuple(defaults, ast.Load()), names)
        for decorator in reversed(lowered.decorator_list):
            made = ast.Call(decorator, [made], [])
        lowered.decorator_list = []
        return made

    def x_ListComp(self, node: ast.ListComp) -> ast.expr:
        return self.comprehension(node, node)

    x_SetComp = x_DictComp = x_ListComp

    def comprehension(self, node: ast.ListComp | ast.SetComp | ast.DictComp, scoped: ast.expr) -> ast.expr:
        """A comprehension whose loops go through lists read beforehand; `scoped` is the node that opened its scope."""
        if any(not isinstance(generator.target, ast.Name) or generator.is_async for generator in node.generators):
            raise self.refuse(node, "cette compréhension n'est pas modélisée dans le corps d'une classe : donnez-lui une seule variable")
        first = self.listed(node.generators[0].iter)
        outer, self.compiler.scope = self.compiler.scope, self.compiler.module.scopes[scoped]
        generators = [
            ast.comprehension(g.target, first if g is node.generators[0] else self.listed(g.iter), [self.test(i) for i in g.ifs], 0)
            for g in node.generators
        ]
        if isinstance(node, ast.DictComp):
            lowered: ast.expr = ast.DictComp(self.expr(node.key), self.expr(node.value), generators)
        else:
            lowered = type(node)(self.expr(node.elt), generators)
        lowered.scope = self.compiler.scope
        self.compiler.scope = outer
        return lowered

    def type_parameters(self, node: ast.AST) -> list[ast.AST]:
        """``[T: bound = default]`` (CPython 3.12): evaluated when they are asked for."""
        for parameter in getattr(node, "type_params", []):
            for field in ("bound", "default_value"):
                if getattr(parameter, field, None) is not None:
                    setattr(parameter, field, self.expr(getattr(parameter, field)))
        return getattr(node, "type_params", [])
