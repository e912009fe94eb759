"""The body of a class, which runs at one go (`at_once`); its methods are lowered like any function.

What would need a step in the middle (``with``, ``try``, ``while``…) is refused at once.
"""

from __future__ import annotations

import ast

from .at_once import AtOnce
from .builder import Builder
from .functions import annotation, lower_function
from .trees import BINARY, assign, call, load


def class_definition(
    builder: Builder, node: ast.ClassDef, bases: list[ast.expr], keywords: list[ast.keyword]
) -> ast.ClassDef:
    """A class body runs at one go; its methods are lowered like any function."""
    outer_scope, builder.scope = builder.scope, builder.module.scopes[node]
    outer_name, builder.class_name = builder.class_name, node.name
    body = ClassBody(builder).block(node.body)
    builder.scope, builder.class_name = outer_scope, outer_name
    register = ast.Call(load("$class"), [builder.site(node, node.name)], [])
    body.insert(1 if ast.get_docstring(node, clean=False) is not None else 0, _qualname(builder, node))
    lowered = ast.ClassDef(node.name, bases, keywords, body, [register])
    if getattr(node, "type_params", None):
        vars(lowered)["type_params"] = AtOnce(builder, body=False).type_parameters(node)
    vars(lowered)["scope"] = builder.module.scopes[node]
    return ast.copy_location(lowered, node)


def _qualname(builder: Builder, node: ast.ClassDef) -> ast.stmt:
    """The class's own name: Python would make it begin with the function that runs the module."""
    return assign("__qualname__", ast.Constant(builder.module.scopes[node].qualname))

class ClassBody(AtOnce):
    """Lowers the statements of the body of a class, in the scope where `builder` stands."""

    def __init__(self, builder: Builder):
        super().__init__(builder)
        self.helpers: list[ast.FunctionDef] = []
        """The functions of the lambdas of a statement."""

    def block(self, statements: list[ast.stmt]) -> list[ast.stmt]:
        """The lowered statements. Raises `Unsupported` for one that does not run at one go."""
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
        return [ast.AnnAssign(node.target, annotation(self.builder, node.annotation), value, node.simple)]

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
        lowered = lower_function(self.builder, node, node.name, [self.expr(default) for default in defaults])
        lowered.decorator_list = decorators + lowered.decorator_list
        return [lowered]

    s_AsyncFunctionDef = s_FunctionDef

    def s_ClassDef(self, node: ast.ClassDef) -> list[ast.stmt]:
        decorators = [self.expr(decorator) for decorator in node.decorator_list]
        keywords = [ast.keyword(k.arg, self.expr(k.value)) for k in node.keywords]
        lowered = class_definition(self.builder, node, [self.expr(base) for base in node.bases], keywords)
        lowered.decorator_list = decorators + lowered.decorator_list
        return [lowered]

    def x_Lambda(self, node: ast.Lambda) -> ast.expr:
        if not self.body or self.builder.scope.kind != "class":
            raise self.refuse(node, "une lambda n'est pas modélisée à cet endroit : définissez une fonction avant la classe")
        arguments = node.args
        defaults = [self.expr(default) for default in arguments.defaults]
        named = [(a.arg, d) for a, d in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True) if d is not None]
        none: list[ast.expr] = [ast.Constant(None)] * (len(defaults) + len(named))
        lowered = lower_function(self.builder, node, self.builder.keep("f"), none)
        self.helpers.append(lowered)
        names = ast.Dict([ast.Constant(self.builder.mangle(name)) for name, _ in named], [self.expr(d) for _, d in named])
        made: ast.expr = call("$withdefaults", load(lowered.name), ast.Tuple(defaults, ast.Load()), names)
        for decorator in reversed(lowered.decorator_list):
            made = ast.Call(decorator, [made], [])
        lowered.decorator_list = []
        return made
