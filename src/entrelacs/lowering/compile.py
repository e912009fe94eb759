"""From a Python module to generators that stop before every visible operation.

Input: the source of a program (or its tree). Output: a `Program` whose code, once executed in a
namespace that holds the operations of `entrelacs.execution.machine`, defines ``$main``: a generator
function that runs the module.

Every user function becomes a generator function. Expressions are cut into three-address
statements, so that at each ``yield`` CPython's value stack is empty: the instruction offset and
the local variables are then the whole state of a frame (temporaries, iterators, context managers
and pending exceptions are all parked in locals). Names that begin with ``$`` cannot clash with
the program's. Each operation is a call such as ``$getattr(site, obj, 'solde')`` that answers either
the value, or something to be driven with ``yield from``.
"""

from __future__ import annotations

import ast
import builtins
import sys
import warnings
from collections.abc import Callable
from functools import partial
from types import EllipsisType

from ..bounds import depth
from ..bounds.refusals import Unsupported
from .allowed import check_tree
from .class_bodies import AtOnce
from .escapes import Escapes
from .patterns import Pattern
from .program import Program, Site
from .scopes import Scope, Scopes, mangled
from .trees import BINARY, COMPARISONS, UNARY, assign, call, harmless, load, negated, no_arguments, placed

OPERATOR_METHODS = frozenset(
    f"__{prefix}{name}__"
    for name in "add sub mul matmul truediv floordiv mod divmod pow lshift rshift and xor or".split()
    for prefix in ("", "r", "i")
) | frozenset(f"__{name}__" for name in "eq ne lt le gt ge neg pos invert abs".split())
BUILTINS = frozenset(dir(builtins))
DEEPEST = 25_000
"""Calls that the lowering may nest: each level of the program takes a few."""
TALL = 60
"""Levels of an expression whose whole text would be too long for anybody."""
LAZY_ANNOTATIONS = sys.version_info >= (3, 14)
"""Whether annotations are evaluated only when they are asked for."""
FIELD = {ast.arg: "annotation", ast.FunctionDef: "returns", ast.AsyncFunctionDef: "returns"}
IDENTITIES = (ast.Is, ast.IsNot, ast.In, ast.NotIn)


def compile_program(
    source: str | ast.Module,
    filename: str = "<programme>",
    constants: dict[str, object] | None = None,
    sites: list[Site] | None = None,
    *,
    library: bool = False,
) -> Program:
    """Compile `source`, with the module-level constants named in `constants` replaced.

    Raises ``SyntaxError`` as CPython does, `Unsupported` (with the line and the reason) for what
    cannot be modelled, ``KeyError`` for a constant that the module does not define. `sites` are
    those of code compiled before, that will run in the same machine. Of a `library`, a module of
    ours, every name is bound once, before anything runs.
    """
    tree = ast.parse(source, filename) if isinstance(source, str) else source
    check_tree(tree)
    _override(tree, constants or {})
    try:
        with depth.room(DEEPEST):
            compiler = _ModuleCompiler(tree, filename, source if isinstance(source, str) else "", sites or [], library)
            module = compiler.lower()
        return compiler.program(module)
    except RecursionError:
        reason = "le programme est trop imbriqué (expression, blocs ou « elif ») pour être lu : découpez-le"
        raise Unsupported(reason, deepest_line(tree)) from None


def deepest_line(tree: ast.Module) -> int | None:
    """The line of the most nested node."""
    most, line = 0, None
    todo: list[tuple[ast.AST, int]] = [(tree, 0)]
    while todo:
        node, depth = todo.pop()
        if depth > most and hasattr(node, "lineno"):
            most, line = depth, node.lineno
        todo.extend((child, depth + 1) for child in ast.iter_child_nodes(node))
    return line


def _override(tree: ast.Module, constants: dict[str, object]) -> None:
    missing = dict(constants)
    for statement in tree.body:
        if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
            target = statement.targets[0]
        elif isinstance(statement, ast.AnnAssign):
            target = statement.target
        else:
            continue
        if isinstance(target, ast.Name) and target.id in constants:
            value = ast.parse(repr(constants[target.id]), mode="eval").body
            statement.value = ast.copy_location(value, target)
            for node in ast.walk(value):
                ast.copy_location(node, target)
            missing.pop(target.id, None)
    if missing:
        raise KeyError(next(iter(missing)))


def _set(content: ast.expr | None, *values: ast.expr) -> ast.expr:
    """A set display, with what `content` holds first."""
    first = [] if content is None else [ast.Starred(content, ast.Load())]
    return ast.Set([*first, *values]) if first or values else call("$set")


class _Lowered(ast.expr):
    """An annotation that has been evaluated."""

    _fields = ("value",)


WITH_OPERATORS = frozenset(("*", "Counter", "UserString", "UserList"))
"""Classes of the library whose operators are written in Python and read what others may change, one constant operand or none given."""


def is_text(node: ast.expr) -> bool:
    """Whether a node is a text written in the program."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def named_operator(node: ast.AST) -> bool:
    """Whether a node may give a class the method of an operator, or name a class of the library that has some."""
    match node:
        case ast.FunctionDef(name=name) | ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
            return name in OPERATOR_METHODS
        case ast.Constant(value=str(name)):
            return name in OPERATOR_METHODS or name in WITH_OPERATORS
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name):
            return name in WITH_OPERATORS
    return False


def annotated(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> list[ast.AST]:
    """What bears the annotations of a function, in the order in which CPython evaluates them."""
    a = node.args
    every = [*a.args, *a.posonlyargs, a.vararg, *a.kwonlyargs, a.kwarg]
    owners: list[ast.AST] = [argument for argument in every if argument is not None and argument.annotation is not None]
    return owners if getattr(node, "returns", None) is None else [*owners, node]


class _ModuleCompiler:
    """What the functions of a module share while they are compiled."""

    def __init__(self, tree: ast.Module, filename: str, source: str, sites: list[Site], library: bool):
        self.tree, self.filename, self.source = tree, filename, source
        self.lines = source.encode(errors="replace").splitlines()
        self.scopes = Scopes(tree)
        height: dict[int, int] = {}
        for node in reversed(list(ast.walk(tree))):
            height[id(node)] = 1 + max((height[id(child)] for child in ast.iter_child_nodes(node)), default=0)
        self.tall = {node for node, levels in height.items() if levels > TALL}
        self.names = self.scopes.global_names()
        self.static = self.names if library else self.scopes.static_globals()
        future = (s for s in tree.body if isinstance(s, ast.ImportFrom) and s.module == "__future__")
        self.text_annotations = any(alias.name == "annotations" for s in future for alias in s.names)
        self.sites = list(sites)
        for node in ast.walk(tree):
            for parameter in getattr(node, "type_params", ()):  # CPython 3.12
                if any(parameter.name in scope.bound for scope in self.scopes.all):
                    reason = f"le paramètre de type {parameter.name} porte le nom d'une variable : donnez-lui un nom à lui"
                    raise Unsupported(reason, parameter.lineno)
        self.operators = any(named_operator(node) for node in ast.walk(tree))

    def lower(self) -> ast.Module:
        """The lowered tree."""
        body = list(self.tree.body)
        docstring = ast.get_docstring(self.tree, clean=False)
        future = [s for s in body if isinstance(s, ast.ImportFrom) and s.module == "__future__"]
        body = [s for s in body if s not in future]
        compiler = FunctionCompiler(self, self.scopes.module)
        compiler.block(body)
        compiler.out.append(ast.If(ast.Constant(False), [ast.Expr(ast.Yield(None))], []))
        main = ast.FunctionDef("$main", no_arguments(), compiler.out, [], None)
        declared = sorted(self.names)
        if declared:
            main.body.insert(0, ast.Global(declared))
        Escapes(self.scopes.module, self.names - self.static, self.text_annotations).check(main)
        doc = [assign("__doc__", ast.Constant(docstring))] if docstring is not None else []
        return placed(ast.Module([*future, *doc, main], []))

    def program(self, module: ast.Module) -> Program:
        """What Python makes of the lowered tree."""
        with warnings.catch_warnings():  # CPython 3.14 disapproves of a ``return`` in ``finally``, which the language allows
            warnings.simplefilter("ignore", SyntaxWarning)
            try:
                code = compile(module, self.filename, "exec", dont_inherit=True)
            except SyntaxError as error:
                if "nested blocks" not in str(error):
                    raise
                reason = "trop de blocs imbriqués (with, try, for, while) : CPython en admet vingt, entrelacs environ dix ; mettez l'intérieur dans une fonction"
                raise Unsupported(reason, error.lineno) from None
        return Program(code, self.filename, self.source, self.sites, tuple(sorted(self.names)), {})

    def text(self, node: ast.AST) -> str:
        """What a reader sees of a place; of a long nested expression, only the beginning."""
        if id(node) not in self.tall:
            return ast.unparse(node)
        line = self.lines[node.lineno - 1][node.col_offset :][:240] if node.lineno <= len(self.lines) else b""
        return f"{line.decode(errors='ignore')[:60]}…"

    def site(self, node: ast.AST, text: str | None = None) -> ast.Constant:
        if text is None:
            text = self.text(node)
        self.sites.append(Site(getattr(node, "lineno", 0), text))
        return ast.Constant(len(self.sites) - 1)


class FunctionCompiler:
    """Lowers the body of one function (or of the module) into `out`."""

    def __init__(self, module: _ModuleCompiler, scope: Scope, class_name: str = "", *, generator: bool = False):
        self.module, self.scope, self.class_name = module, scope, class_name
        self.generator = generator
        self.out: list[ast.stmt] = []
        self.used = 0  # temporaries alive in the current statement
        self.kept = 0  # locals that live across statements
        self.handler: str | None = None  # the exception being handled here
        self.group: str | None = None  # what shares it out, in a clause of ``except*``
        self.parked = ""  # the local where the last native handler put its exception
        self.cells: set[str] = set()
        self.here: ast.AST | None = None
        self.sure: set[str] = set()  # variables of this scope that have a value here

    # -- small tools ------------------------------------------------------------------------

    def refuse(self, node: ast.AST, reason: str) -> Unsupported:
        return Unsupported(reason, getattr(node, "lineno", None))

    def site(self, node: ast.AST, text: str | None = None) -> ast.Constant:
        return self.module.site(node, text)

    def emit(self, statement: ast.stmt, node: ast.AST | None = None) -> None:
        node = node or self.here
        if node is not None and not hasattr(statement, "lineno"):
            ast.copy_location(statement, node)
        self.out.append(statement)

    def temporary(self) -> str:
        self.used += 1
        return f"$t{self.used}"

    def keep(self, prefix: str) -> str:
        self.kept += 1
        return f"${prefix}{self.kept}"

    def park(self, value: ast.expr) -> ast.Name:
        name = self.temporary()
        self.emit(assign(name, value))
        return load(name)

    def drive(self, value: ast.expr) -> ast.Name:
        """Evaluate an operation; when it has to stop, stop here."""
        name = self.temporary()
        self.emit(assign(name, value))
        test = call("$isinstance", load(name), load("$driven"))
        self.emit(ast.If(test, [assign(name, ast.YieldFrom(load(name)))], []))
        return load(name)

    def inside(self, statements: Callable[[], None]) -> list[ast.stmt]:
        """The statements that `statements` emits, as a block of their own."""
        outer, self.out = self.out, []
        sure = self.sure.copy()
        statements()
        block, self.out = self.out, outer
        self.sure = sure
        return block or [ast.Pass()]

    def mangle(self, name: str) -> str:
        return mangled(name, self.class_name)

    def is_atom(self, value: ast.expr) -> bool:
        """Whether evaluating `value` later, or twice, changes nothing."""
        if isinstance(value, ast.Constant):
            return True
        return isinstance(value, ast.Name) and (value.id.startswith("$") or not self.scope.function().has_walrus)

    def operands(self, nodes: list[ast.expr]) -> list[ast.expr]:
        """Lower several expressions, keeping their order of evaluation."""
        values: list[ast.expr] = []
        settled = 0
        for node in nodes:
            before = len(self.out)
            value = self.expr(node)
            if len(self.out) > before:
                moved = self.out[before:]
                del self.out[before:]
                values[settled:] = [self.settle(earlier) for earlier in values[settled:]]
                settled = len(values)
                self.out.extend(moved)
            values.append(value)
        return values

    def settle(self, value: ast.expr) -> ast.expr:
        """Evaluate `value` here, whatever is evaluated next; what is answered may be evaluated later, or twice."""
        if isinstance(value, ast.Starred):
            return ast.Starred(self.settle(value.value), ast.Load())
        if not self.is_atom(value):
            return self.park(value)
        if isinstance(value, ast.Name) and not self.is_bound(value.id):
            self.emit(ast.Expr(load(value.id)))  # an unbound name is an error here, not after what follows
        return value

    def is_bound(self, name: str) -> bool:
        """Whether a name that no operation reads has a value for sure."""
        if name.startswith("$") or name in self.sure:
            return True
        owner = self.scope.owner(name)
        if owner is None:
            return name in self.module.static or name in BUILTINS and name not in self.module.names
        return name in owner.parameters and name not in owner.unbound

    # -- names ------------------------------------------------------------------------------

    def cell(self, name: str) -> ast.Name | None:
        """The parked cell of `name`, when it is a variable shared with a nested function."""
        owner = self.scope.owner(name)
        if owner is None or owner.kind == "class" or not owner.shared_cell(name):
            return None
        self.cells.add(name)
        return load(f"$c_{name}")

    def is_global(self, name: str) -> bool:
        return self.scope.owner(name) is None and name in self.module.names and name not in self.module.static

    def x_Name(self, node: ast.Name) -> ast.expr:
        name = self.mangle(node.id)
        if (cell := self.cell(name)) is not None:
            own = [ast.Constant(True)] if self.scope.owner(name) is self.scope else []
            return self.drive(call("$cell", self.site(node, name), cell, *own))
        if self.is_global(name):
            return self.drive(call("$global", self.site(node), ast.Constant(name)))
        return ast.copy_location(load(name), node)

    def set_name(self, node: ast.AST, name: str, value: ast.expr) -> None:
        name = self.mangle(name)
        if (cell := self.cell(name)) is not None:
            self.drive(call("$setcell", self.site(node, name), cell, value))
        elif self.is_global(name):
            self.drive(call("$setglobal", self.site(node, name), ast.Constant(name), value))
        else:
            self.emit(assign(name, value))
            if name not in self.scope.unbound:
                self.sure.add(name)

    # -- targets ----------------------------------------------------------------------------

    def assign_to(self, target: ast.expr, value: ast.expr) -> None:
        """Store `value` (an atom) into `target`."""
        match target:
            case ast.Name():
                self.set_name(target, target.id, value)
            case ast.Attribute():
                owner = self.expr(target.value)
                name = ast.Constant(self.mangle(target.attr))
                self.drive(call("$setattr", self.site(target), owner, name, value))
            case ast.Subscript():
                owner, key = self.operands([target.value, target.slice])
                self.drive(call("$setitem", self.site(target), owner, key, value))
            case ast.Tuple() | ast.List():
                stars = [i for i, element in enumerate(target.elts) if isinstance(element, ast.Starred)]
                before = stars[0] if stars else len(target.elts)
                after = len(target.elts) - before - 1 if stars else -1
                parts = self.drive(
                    call("$unpack", self.site(target), value, ast.Constant(before), ast.Constant(after))
                )
                parts = self.kept_copy(parts)
                for index, element in enumerate(target.elts):
                    inner = element.value if isinstance(element, ast.Starred) else element
                    item = self.park(ast.Subscript(parts, ast.Constant(index), ast.Load()))
                    self.assign_to(inner, item)
            case ast.Starred():
                self.assign_to(target.value, value)
            case _:
                raise self.refuse(target, "cette cible d'affectation n'est pas modélisée")

    def kept_copy(self, value: ast.expr) -> ast.Name:
        name = self.keep("u")
        self.emit(assign(name, value))
        return load(name)

    # -- expressions ------------------------------------------------------------------------

    def expr(self, node: ast.expr) -> ast.expr:
        outer, self.here = self.here, node if hasattr(node, "lineno") else self.here
        method = getattr(self, f"x_{type(node).__name__}", None)
        if method is None:
            raise self.refuse(node, f"l'expression « {ast.unparse(node)} » n'est pas modélisée")
        value = method(node)
        if not hasattr(value, "lineno"):
            ast.copy_location(value, node)
        self.here = outer
        return value

    def atom(self, node: ast.expr) -> ast.expr:
        """Lower `node` and evaluate it here."""
        return self.settle(self.expr(node))

    def x_Constant(self, node: ast.Constant) -> ast.expr:
        return node

    def x_Attribute(self, node: ast.Attribute) -> ast.expr:
        owner = self.expr(node.value)
        return self.drive(call("$getattr", self.site(node), owner, ast.Constant(self.mangle(node.attr))))

    def x_Subscript(self, node: ast.Subscript) -> ast.expr:
        owner, key = self.operands([node.value, node.slice])
        return self.drive(call("$getitem", self.site(node), owner, key))

    def x_Slice(self, node: ast.Slice) -> ast.expr:
        none = ast.Constant(None)
        parts = self.operands([part or none for part in (node.lower, node.upper, node.step)])
        return call("$slice", *parts)

    def x_Starred(self, node: ast.Starred) -> ast.expr:
        value = self.drive(call("$starred", self.site(node), load("$end"), self.expr(node.value)))
        return ast.Starred(value, ast.Load())

    def x_Tuple(self, node: ast.Tuple) -> ast.expr:
        return ast.Tuple(self.operands(node.elts), ast.Load())

    def x_List(self, node: ast.List) -> ast.expr:
        return self.park(call("$new", self.site(node), ast.List(self.operands(node.elts), ast.Load())))

    def x_Set(self, node: ast.Set) -> ast.expr:
        """What a star adds, and what stands before it, is hashed before the rest is evaluated."""
        stars = [index for index, part in enumerate(node.elts) if isinstance(part, ast.Starred)]
        content: ast.expr | None = None
        done = 0
        for index in stars:
            known = [self.settle(value) for value in self.operands(node.elts[done:index])]
            if known or content is None:
                content = self.park(_set(content, *known))
            more = self.drive(call("$list", self.site(node.elts[index]), self.expr(node.elts[index].value)))
            content = self.park(_set(content, ast.Starred(more, ast.Load())))
            done = index + 1
        return self.park(call("$new", self.site(node), _set(content, *self.operands(node.elts[done:]))))

    def x_Dict(self, node: ast.Dict) -> ast.expr:
        """What ``**`` adds, and what stands before it, is hashed before the rest is evaluated."""
        content: ast.expr | None = None
        waiting: list[ast.expr] = []

        def known() -> ast.Dict:
            values = [self.settle(value) for value in self.operands(waiting)]
            first = [] if content is None else [(None, content)]
            pairs = [*first, *zip(values[::2], values[1::2], strict=True)]
            waiting.clear()
            return ast.Dict([key for key, _ in pairs], [value for _, value in pairs])

        for key, value in zip(node.keys, node.values, strict=True):
            if key is not None:
                waiting += [key, value]
                continue
            content = self.park(known())
            more = self.drive(call("$spread", self.site(value), self.expr(value)))
            content = self.park(ast.Dict([None, None], [content, more]))
        return self.park(call("$new", self.site(node), known()))

    def x_JoinedStr(self, node: ast.JoinedStr) -> ast.expr:
        parts: list[ast.expr] = []
        for part in node.values:
            if isinstance(part, ast.Constant):
                parts.append(part)
                continue
            value, spec = self.operands([part.value, part.format_spec or ast.Constant("")])
            text = self.drive(
                call("$format", self.site(part.value), value, ast.Constant(part.conversion), spec)
            )
            parts.append(ast.FormattedValue(text, -1, None))
        return ast.JoinedStr(parts)

    def x_NamedExpr(self, node: ast.NamedExpr) -> ast.expr:
        value = self.atom(node.value)
        self.set_name(node.target, node.target.id, value)
        return value

    def x_BoolOp(self, node: ast.BoolOp) -> ast.expr:
        result, more = self.temporary(), self.temporary()

        def operand(index: int) -> None:
            self.emit(assign(result, self.expr(node.values[index])))
            if index + 1 < len(node.values):
                test = self.truth(load(result), node.values[index])
                self.emit(assign(more, negated(test) if isinstance(node.op, ast.Or) else test))

        operand(0)
        for index in range(1, len(node.values)):
            self.emit(ast.If(load(more), self.inside(partial(operand, index)), []))
        return load(result)

    def x_IfExp(self, node: ast.IfExp) -> ast.expr:
        result = self.temporary()
        test = self.condition(node.test)
        yes = self.inside(lambda: self.emit(assign(result, self.expr(node.body))))
        no = self.inside(lambda: self.emit(assign(result, self.expr(node.orelse))))
        self.emit(ast.If(test, yes, no))
        return load(result)

    def x_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:
        if isinstance(node.op, ast.Not):
            return negated(self.condition(node.operand))
        value = self.expr(node.operand)
        if isinstance(value, ast.Constant) or not self.module.operators:
            return harmless(ast.UnaryOp(node.op, value))
        return self.drive(call("$unary", self.site(node), ast.Constant(UNARY[type(node.op)]), value))

    def simple(self, *values: ast.expr) -> bool:
        """Whether an operator on these values cannot reach user code nor a shared container."""
        return not self.module.operators and any(
            isinstance(v, ast.Constant) and isinstance(v.value, int | float | complex | str | None)  # bytes: of a bytearray, maybe
            for v in values
        )

    def x_BinOp(self, node: ast.BinOp) -> ast.expr:
        left, right = self.operands([node.left, node.right])
        constant_text = isinstance(left, ast.Constant) and isinstance(left.value, str | bytes)
        repeats = isinstance(node.op, ast.Mult | ast.Pow | ast.LShift)  # [0] * 3 makes a new list; 2 ** n may be huge
        reads = isinstance(node.op, ast.BitAnd | ast.BitOr | ast.BitXor | ast.Sub) and any(map(is_text, (left, right)))  # keys & "ab"
        if self.simple(left, right) and not repeats and not reads and not (constant_text and isinstance(node.op, ast.Mod)):
            return harmless(ast.BinOp(left, node.op, right))
        return self.drive(call("$binary", self.site(node), ast.Constant(BINARY[type(node.op)]), left, right))

    def x_Compare(self, node: ast.Compare) -> ast.expr:
        if len(node.ops) == 1:
            return self.compare(node, node.left, node.ops[0], node.comparators[0])
        result = self.temporary()
        lefts = [self.atom(node.left)]

        def link(index: int) -> None:
            last = index + 1 == len(node.ops)
            right = self.expr(node.comparators[index])
            lefts.append(right if last else self.settle(right))
            self.emit(assign(result, self.compared(node, lefts[index], node.ops[index], lefts[index + 1])))

        link(0)
        for index in range(1, len(node.ops)):
            more = self.drive(call("$truth", self.site(node), load(result))) if self.module.operators else load(result)
            self.emit(ast.If(more, self.inside(partial(link, index)), []))
        return load(result)

    def compare(self, node: ast.Compare, left: ast.expr, op: ast.cmpop, right: ast.expr) -> ast.expr:
        one, two = self.operands([left, right])
        return self.compared(node, one, op, two)

    def compared(self, node: ast.Compare, left: ast.expr, op: ast.cmpop, right: ast.expr) -> ast.expr:
        match op:
            case ast.Is() | ast.IsNot():
                return self.identity(left, op, right)
            case ast.In():
                return self.drive(call("$contains", self.site(node), right, left))
            case ast.NotIn():
                return negated(self.drive(call("$contains", self.site(node), right, left)))
        if self.simple(left, right):
            return harmless(ast.Compare(left, [op], [right]))
        return self.drive(call("$compare", self.site(node), ast.Constant(COMPARISONS[type(op)]), left, right))

    def identity(self, left: ast.expr, op: ast.cmpop, right: ast.expr) -> ast.expr:
        """``is`` or ``is not``: with a constant that is one object, or in our own prelude, Python's own answer is right."""
        known = any(isinstance(side, ast.Constant) and isinstance(side.value, bool | None | EllipsisType) for side in (left, right))
        if known or self.module.filename == "<entrelacs>":
            return ast.Compare(left, [op], [right])
        return call("$same" if isinstance(op, ast.Is) else "$different", left, right)

    def condition(self, node: ast.expr) -> ast.expr:
        """Lower `node` where only its truth matters."""
        match node:
            case ast.BoolOp():
                result = self.temporary()
                self.emit(assign(result, self.condition(node.values[0])))
                for value in node.values[1:]:
                    test = negated(load(result)) if isinstance(node.op, ast.Or) else load(result)
                    block = self.inside(lambda value=value: self.emit(assign(result, self.condition(value))))
                    self.emit(ast.If(test, block, []))
                return load(result)
            case ast.UnaryOp(op=ast.Not()):
                return negated(self.condition(node.operand))
        return self.truth(self.expr(node), node)

    def truth(self, value: ast.expr, node: ast.expr) -> ast.expr:
        if isinstance(value, ast.Constant | ast.JoinedStr):
            return value
        if isinstance(node, ast.Compare) and (not self.module.operators or isinstance(node.ops[-1], IDENTITIES)):
            return value
        if isinstance(value, ast.UnaryOp) and isinstance(value.op, ast.Not):
            return value
        return self.drive(call("$truth", self.site(node), value))

    def x_Call(self, node: ast.Call) -> ast.expr:
        function = node.func
        if isinstance(function, ast.Name) and function.id == "super" and not node.args and not node.keywords:
            return self.super_call(node)
        site = self.site(node)
        late = len(node.args) == 1 and isinstance(node.args[0], ast.Starred)
        spread = late or any(k.arg is None for k in node.keywords)
        if not isinstance(function, ast.Attribute) and not spread:
            owner, *values = self.operands([function, *node.args, *(k.value for k in node.keywords)])
            arguments, keywords = self.split(node, values)
            return self.drive(call("$call", site, owner, *arguments, keywords=keywords))
        owner, method = self.atom(function.value if isinstance(function, ast.Attribute) else function), None
        if isinstance(function, ast.Attribute):
            name = ast.Constant(self.mangle(function.attr))
            if not spread:
                # A method is looked up before its arguments are evaluated: seen only if that takes some steps.
                outer, self.out = self.out, []
                arguments, keywords = self.split(node, self.operands([*node.args, *(k.value for k in node.keywords)]))
                block, self.out = self.out, outer
                if not block:
                    return self.drive(call("$method", site, owner, name, *arguments, keywords=keywords))
                method = self.drive(call("$find", self.site(function), owner, name))
                self.out.extend(block)
                return self.drive(call("$found", site, method, owner, name, *arguments, keywords=keywords))
            owner = self.drive(call("$getattr", self.site(function), owner, name))
        arguments, keywords = self.spread(node, site, owner)
        return self.drive(call("$call", site, owner, *arguments, keywords=keywords))

    def super_call(self, node: ast.Call) -> ast.expr:
        """``super()``: its two arguments are those that CPython finds in the frame of the method."""
        scope = self.scope
        inlined = sys.version_info >= (3, 12)
        while scope.kind == "comprehension" and inlined and scope.parent is not None:
            scope = scope.parent
        if not self.class_name or scope.kind == "function" and not scope.first:
            return node  # refused by Python itself, which says why
        first = self.expr(ast.copy_location(load(scope.first), node)) if scope.kind == "function" else load("$first")
        return self.park(call("$super", load("__class__"), first))

    @staticmethod
    def split(node: ast.Call, values: list[ast.expr]) -> tuple[list[ast.expr], list[ast.keyword]]:
        """The values of the arguments of a call, by place and by name."""
        names = [keyword.arg for keyword in node.keywords]
        count = len(values) - len(names)
        return values[:count], [ast.keyword(name, value) for name, value in zip(names, values[count:], strict=True)]

    def spread(self, node: ast.Call, site: ast.Constant, function: ast.expr) -> tuple[list[ast.expr], list[ast.keyword]]:
        """The arguments of a call where one is spread: a lone ``*values`` is read last, each ``**names`` in its turn."""
        late = len(node.args) == 1 and isinstance(node.args[0], ast.Starred)
        if late:
            arguments = [self.atom(node.args[0].value)]
        else:
            arguments = [self.settle(value) for value in self.operands(node.args)]
        keywords: list[ast.keyword] = []
        for keyword in node.keywords:
            if keyword.arg is not None:
                keywords.append(ast.keyword(keyword.arg, self.atom(keyword.value)))
                continue
            known = ast.Dict([ast.Constant(self.mangle(k.arg)) for k in keywords if k.arg], [k.value for k in keywords if k.arg])
            if keywords and keywords[0].arg is None:
                known.keys.insert(0, None)
                known.values.insert(0, keywords[0].value)
            merged = self.drive(call("$merge", site, function, known, self.expr(keyword.value)))
            keywords = [ast.keyword(None, merged)]
        if late:
            arguments = [ast.Starred(self.drive(call("$starred", site, function, arguments[0])), ast.Load())]
        return arguments, keywords

    def x_Lambda(self, node: ast.Lambda) -> ast.expr:
        return load(self.define(node, self.keep("f")))

    def x_Await(self, node: ast.Await) -> ast.expr:
        return self.drive(call("$await", self.site(node), self.expr(node.value)))

    def x_Yield(self, node: ast.Yield) -> ast.expr:
        value = self.expr(node.value) if node.value else ast.Constant(None)
        return self.park(ast.Yield(call("$Yielded", value)))

    def x_YieldFrom(self, node: ast.YieldFrom) -> ast.expr:
        return self.park(ast.YieldFrom(call("$delegate", self.site(node), self.expr(node.value))))

    def x_ListComp(self, node: ast.ListComp) -> ast.expr:
        return self.comprehension(node, ast.List([], ast.Load()), "append")

    def x_SetComp(self, node: ast.SetComp) -> ast.expr:
        return self.comprehension(node, call("$set"), "add")

    def x_DictComp(self, node: ast.DictComp) -> ast.expr:
        return self.comprehension(node, ast.Dict([], []), "__setitem__")

    def x_GeneratorExp(self, node: ast.GeneratorExp) -> ast.expr:
        return self.comprehension(node, None, "")

    def comprehension(self, node: ast.expr, empty: ast.expr | None, method: str) -> ast.expr:
        """A comprehension is a nested function that fills `empty` (or yields, when None)."""
        scope = self.module.scopes[node]
        inner = FunctionCompiler(self.module, scope, self.class_name, generator=empty is None)
        inner.here = node
        start = "$aiter" if node.generators[0].is_async else "$iter"
        first = self.drive(call(start, self.site(node.generators[0].iter), self.expr(node.generators[0].iter)))
        if empty is not None:
            inner.emit(assign("$items", call("$new", self.site(node), empty)))

        def element() -> None:
            if method == "__setitem__":
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
                test = inner.condition(conditions[0]) if len(conditions) == 1 else None
                if len(conditions) > 1:
                    test = inner.condition(ast.BoolOp(ast.And(), conditions))
                if test is None:
                    loop(index + 1)
                else:
                    inner.emit(ast.If(test, inner.inside(lambda: loop(index + 1)), []))

            iterator = load("$first") if index == 0 else None
            inner.loop(generator, body, iterator, asynchronous=bool(generator.is_async))

        loop(0)
        if empty is not None:
            inner.emit(ast.Return(load("$items")))
        name = self.keep("f")
        definition = inner.definition(name, no_arguments("$first"), [])
        self.emit(definition, node)
        if empty is None:
            waits = any(isinstance(n, ast.Await) or isinstance(n, ast.comprehension) and n.is_async for n in ast.walk(node))
            return self.park(call("$agenexp" if waits else "$genexp", load(name), first))
        return self.drive(ast.Call(load(name), [first], []))

    # -- functions and classes --------------------------------------------------------------

    def definition(self, name: str, arguments: ast.arguments, decorators: list[ast.expr]) -> ast.FunctionDef:
        """The function definition made of what was lowered into `out`."""
        body = self.out
        outer = {name for name in self.cells if self.scope.owner(name) is not self.scope}
        prologue: list[ast.stmt] = []
        if self.scope.kind != "function":  # a walrus in a comprehension binds outside
            function = self.scope.function()
            targets = {n for n in function.bound if self._walrus_target(n)}
            outside = targets if function.kind == "module" else targets & function.globals
            prologue += [kind(sorted(names)) for kind, names in ((ast.Global, outside), (ast.Nonlocal, targets - outside)) if names]
        else:
            if self.scope.globals:
                prologue.append(ast.Global(sorted(self.scope.globals)))
            rebound = sorted(n for n in self.scope.nonlocals)
            if rebound:
                prologue.append(ast.Nonlocal(rebound))
            if self.scope.has_walrus:  # it may stand in a comprehension only: this dead code makes its variable local
                local = sorted(set(self.scope.bound) - self.scope.parameters - self.scope.globals - self.scope.nonlocals)
                if local:
                    prologue.append(ast.If(ast.Constant(False), [assign(name, ast.Constant(None)) for name in local], []))
        for variable in sorted(self.cells):
            thunk = ast.Lambda(no_arguments(), load(variable))
            cells = ast.Attribute(thunk, "__closure__", ast.Load())
            if variable not in outer and variable not in self.scope.parameters:
                # Every access goes through the cell: this dead code makes the variable local.
                prologue.append(ast.If(ast.Constant(False), [assign(variable, ast.Constant(None))], []))
            prologue.append(assign(f"$c_{variable}", ast.Subscript(cells, ast.Constant(0), ast.Load())))
        lowered = ast.FunctionDef(name, arguments, prologue + (body or [ast.Pass()]), decorators, None)
        lowered.scope = self.scope
        return lowered

    def _walrus_target(self, name: str) -> bool:
        return name in self.scope.uses and any(
            isinstance(node, ast.NamedExpr) and node.target.id == name
            for node in ast.walk(next(n for n, s in self.module.scopes.by_node.items() if s is self.scope))
        )

    def define(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda, name: str) -> str:
        """Emit the definition of a function, its defaults evaluated here."""
        arguments = node.args
        defaults = [*arguments.defaults, *(d for d in arguments.kw_defaults if d is not None)]
        decorators = [] if isinstance(node, ast.Lambda) else [self.atom(d) for d in node.decorator_list]
        # Before CPython 3.14, annotations are evaluated here too; what type parameters they name exists only further inside.
        eager = LAZY_ANNOTATIONS is False and not self.module.text_annotations and not getattr(node, "type_params", None)
        owners = annotated(node) if eager else []
        values = [self.settle(value) for value in self.operands([*defaults, *(getattr(o, FIELD[type(o)]) for o in owners)])]
        for owner, value in zip(owners, values[len(defaults) :], strict=True):
            setattr(owner, FIELD[type(owner)], _Lowered(value))
        lowered = self.function(node, name, values[: len(defaults)])
        private = name.startswith("$")
        if not private and (decorators or self.is_global(name) or self.cell(name) is not None):
            lowered.name = self.keep("f")
            self.emit(lowered, node)
            self.set_name(node, name, self.decorated(node, load(lowered.name), decorators))
        else:
            self.emit(lowered, node)
        return name

    def decorated(
        self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef, value: ast.expr, decorators: list[ast.expr]
    ) -> ast.expr:
        """Hand a function or a class to its decorators, the nearest first."""
        for decorator, source in zip(reversed(decorators), reversed(node.decorator_list), strict=True):
            value = self.drive(call("$call", self.site(source), decorator, value))
        return value

    def function(
        self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda, name: str, defaults: list[ast.expr]
    ) -> ast.FunctionDef:
        """The lowered definition of `node`, with `defaults` already evaluated."""
        scope = self.module.scopes[node]
        body = node.body if isinstance(node.body, list) else [ast.copy_location(ast.Return(node.body), node.body)]
        generator = any(isinstance(n, ast.Yield | ast.YieldFrom) for s in body for n in _own_nodes(s))
        inner = FunctionCompiler(self.module, scope, self.class_name, generator=generator)
        inner.here = node
        inner.block(body)
        old = node.args
        count = len(old.defaults)
        strip = lambda a: a and ast.arg(a.arg, self.annotation(a.annotation))  # noqa: E731
        keyword_defaults = iter(defaults[count:])
        arguments = ast.arguments(
            [strip(a) for a in old.posonlyargs], [strip(a) for a in old.args], strip(old.vararg),
            [strip(a) for a in old.kwonlyargs],
            [None if d is None else next(keyword_defaults) for d in old.kw_defaults],
            strip(old.kwarg), defaults[:count],
        )  # fmt: skip
        lowered = inner.definition(name, arguments, [])
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
        lowered.returns = self.annotation(getattr(node, "returns", None))
        if getattr(node, "type_params", None):  # CPython 3.12: annotations may name them
            lowered.type_params = AtOnce(self, body=False).type_parameters(node)
        lowered.scope = scope
        return ast.copy_location(lowered, node)

    def annotation(self, node: ast.expr | None) -> ast.expr | None:
        """An annotation that Python itself evaluates, or keeps as a text."""
        if node is None or self.module.text_annotations:
            return node
        if isinstance(node, _Lowered):
            return node.value
        return AtOnce(self, body=not LAZY_ANNOTATIONS and self.scope.kind == "class").expr(node)

    def s_FunctionDef(self, node: ast.FunctionDef) -> None:
        self.define(node, node.name)

    s_AsyncFunctionDef = s_FunctionDef

    def s_ClassDef(self, node: ast.ClassDef) -> None:
        decorators = [self.atom(d) for d in node.decorator_list]
        if getattr(node, "type_params", None):  # CPython 3.12: the bases may name them
            native = AtOnce(self, body=False)
            bases = [native.expr(base) for base in node.bases]
            keywords = [ast.keyword(k.arg, native.expr(k.value)) for k in node.keywords]
        else:
            bases = [self.settle(value) for value in self.operands(node.bases)]
            keywords = [
                ast.keyword(k.arg, self.atom(k.value) if k.arg else self.drive(call("$spread", self.site(k.value), self.expr(k.value))))
                for k in node.keywords
            ]
        lowered = self.class_definition(node, bases, keywords)
        self.bound_by_python(node, node.name, lowered, decorators)

    def class_definition(
        self, node: ast.ClassDef, bases: list[ast.expr], keywords: list[ast.keyword]
    ) -> ast.ClassDef:
        """A class body runs at one go; its methods are lowered like any function."""
        outer_scope, self.scope = self.scope, self.module.scopes[node]
        outer_name, self.class_name = self.class_name, node.name
        body = AtOnce(self).block(node.body)
        self.scope, self.class_name = outer_scope, outer_name
        register = ast.Call(load("$class"), [self.site(node, node.name)], [])
        body.insert(1 if ast.get_docstring(node, clean=False) is not None else 0, self._qualname(node))
        lowered = ast.ClassDef(node.name, bases, keywords, body, [register])
        if getattr(node, "type_params", None):
            lowered.type_params = AtOnce(self, body=False).type_parameters(node)
        lowered.scope = self.module.scopes[node]
        return ast.copy_location(lowered, node)

    def _qualname(self, node: ast.ClassDef) -> ast.stmt:
        """The class's own name: Python would make it begin with the function that runs the module."""
        return assign("__qualname__", ast.Constant(self.module.scopes[node].qualname))

    # -- statements -------------------------------------------------------------------------

    def block(self, statements: list[ast.stmt]) -> None:
        for statement in statements:
            self.here = statement
            self.used = 0
            method = getattr(self, f"s_{type(statement).__name__}", None)
            if method is None:
                raise self.refuse(statement, f"l'instruction {type(statement).__name__} n'est pas modélisée")
            method(statement)

    def body(self, statements: list[ast.stmt]) -> list[ast.stmt]:
        used = self.used
        lowered = self.inside(lambda: self.block(statements))
        self.used = used
        return lowered

    def s_Pass(self, node: ast.Pass) -> None:
        self.emit(node)

    def s_Break(self, node: ast.Break) -> None:
        self.emit(node)

    def s_Continue(self, node: ast.Continue) -> None:
        self.emit(node)

    def s_Global(self, node: ast.Global) -> None:
        pass  # declared once, at the top of the function

    s_Nonlocal = s_Global

    def s_Expr(self, node: ast.Expr) -> None:
        value = self.expr(node.value)
        if not isinstance(value, ast.Name) or not value.id.startswith("$"):
            self.emit(ast.Expr(value))

    def s_Assign(self, node: ast.Assign) -> None:
        simple = len(node.targets) == 1 and isinstance(node.targets[0], ast.Name)
        value = self.expr(node.value) if simple else self.atom(node.value)
        for target in node.targets:
            self.assign_to(target, value)

    def s_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.assign_to(node.target, self.atom(node.value))
        elif isinstance(node.target, ast.Attribute):
            self.atom(node.target.value)
        elif isinstance(node.target, ast.Subscript):
            self.operands([node.target.value, node.target.slice])
        if self.scope.kind == "module" and not LAZY_ANNOTATIONS and not self.module.text_annotations:
            self.atom(node.annotation)

    def s_AugAssign(self, node: ast.AugAssign) -> None:
        target, op = node.target, ast.Constant(BINARY[type(node.op)])
        match target:
            case ast.Name():
                old = self.expr(ast.copy_location(load(target.id), target))
                if isinstance(old, ast.Name) and not old.id.startswith("$"):
                    old = self.park(old)
                value = self.expr(node.value)
                new = self.updated(node, op, old, value)
                self.set_name(target, target.id, new)
            case ast.Attribute():
                owner = self.kept_copy(self.expr(target.value))
                name = ast.Constant(self.mangle(target.attr))
                old = self.drive(call("$getattr", self.site(target), owner, name))
                new = self.updated(node, op, old, self.expr(node.value))
                self.drive(call("$setattr", self.site(target), owner, name, new))
            case ast.Subscript():
                owner, key = self.operands([target.value, target.slice])
                owner, key = self.kept_copy(owner), self.kept_copy(key)
                old = self.drive(call("$getitem", self.site(target), owner, key))
                new = self.updated(node, op, old, self.expr(node.value))
                self.drive(call("$setitem", self.site(target), owner, key, new))

    def updated(self, node: ast.AugAssign, op: ast.Constant, old: ast.expr, value: ast.expr) -> ast.expr:
        # Of a text or bytes, the left-hand side may be a list or a bytearray, changed in place.
        number = isinstance(value, ast.Constant) and not isinstance(value.value, str | bytes)
        if self.simple(value) and number and not isinstance(node.op, ast.Mult | ast.Pow | ast.LShift):
            new = self.park(old)
            self.emit(harmless(ast.AugAssign(ast.Name(new.id, ast.Store()), node.op, value)))
            return new
        return self.drive(call("$inplace", self.site(node), op, old, value))

    def s_Delete(self, node: ast.Delete) -> None:
        for target in node.targets:
            match target:
                case ast.Name():
                    self.delete_name(target, target.id)
                case ast.Attribute():
                    owner = self.expr(target.value)
                    name = ast.Constant(self.mangle(target.attr))
                    self.drive(call("$delattr", self.site(target), owner, name))
                case ast.Subscript():
                    owner, key = self.operands([target.value, target.slice])
                    self.drive(call("$delitem", self.site(target), owner, key))
                case ast.Tuple() | ast.List():
                    for element in target.elts:
                        self.s_Delete(ast.copy_location(ast.Delete([element]), node))

    def delete_name(self, node: ast.AST, name: str) -> None:
        name = self.mangle(name)
        self.sure.discard(name)
        if (cell := self.cell(name)) is not None:
            own = [ast.Constant(True)] if self.scope.owner(name) is self.scope else []
            self.drive(call("$delcell", self.site(node, name), cell, *own))
        elif self.is_global(name):
            self.drive(call("$delglobal", self.site(node, name), ast.Constant(name)))
        else:
            self.emit(ast.Delete([ast.Name(name, ast.Del())]))

    def s_Return(self, node: ast.Return) -> None:
        value = self.expr(node.value) if node.value else ast.Constant(None)
        if not isinstance(value, ast.Constant):
            name = self.keep("r")
            self.emit(assign(name, value))
            value = load(name)
        self.emit(ast.Return(value))

    def s_Raise(self, node: ast.Raise) -> None:
        if node.exc is None:
            if self.group is not None:
                self.emit(assign(self.handler, call("$again", load(self.group))))
            self.emit(ast.Raise(load(self.handler) if self.handler else None, None))
            return
        exception, *cause = [self.atom(part) for part in (node.exc, node.cause) if part is not None]
        raised = self.drive(call("$raised", self.site(node), exception))
        if cause:
            cause = [self.drive(call("$cause", self.site(node), *cause))]
        self.emit(ast.Raise(raised, cause[0] if cause else None))

    def s_Assert(self, node: ast.Assert) -> None:
        test = self.condition(node.test)

        def fail() -> None:
            arguments = [self.atom(node.msg)] if node.msg else []
            self.emit(ast.Raise(call("$AssertionError", *arguments), None))

        self.emit(ast.If(negated(test), self.inside(fail), []))

    def s_If(self, node: ast.If) -> None:
        test = self.condition(node.test)
        self.emit(ast.If(test, self.body(node.body), self.body(node.orelse) if node.orelse else []), node)

    def s_While(self, node: ast.While) -> None:
        ended = self.keep("e") if node.orelse else None

        def whole() -> None:
            self.here = node
            self.drive(call("$tick", self.site(node, "boucle")))
            self.here = node.test
            always = isinstance(node.test, ast.Constant) and bool(node.test.value)
            if not always:
                stop: list[ast.stmt] = [ast.Break()]
                if ended:
                    stop.insert(0, assign(ended, ast.Constant(True)))
                self.emit(ast.If(negated(self.condition(node.test)), stop, []))
            self.block(node.body)

        self._looping(ended, self.inside(whole), node.orelse, node)

    def _looping(self, ended: str | None, body: list[ast.stmt], orelse: list[ast.stmt], node: ast.AST) -> None:
        if ended:
            self.emit(assign(ended, ast.Constant(False)), node)
        self.emit(ast.While(ast.Constant(True), body, []), node)
        if ended:
            self.emit(ast.If(load(ended), self.body(orelse), []), node)

    def s_For(self, node: ast.For) -> None:
        self.loop(node, lambda: self.block(node.body), None, asynchronous=False)

    def s_AsyncFor(self, node: ast.AsyncFor) -> None:
        self.loop(node, lambda: self.block(node.body), None, asynchronous=True)

    def loop(
        self,
        node: ast.For | ast.AsyncFor | ast.comprehension,
        body: Callable[[], None],
        iterator: ast.expr | None,
        *,
        asynchronous: bool,
    ) -> None:
        orelse = getattr(node, "orelse", [])
        ended = self.keep("e") if orelse else None
        site = self.site(node.iter)
        prefix = "$a" if asynchronous else "$"
        if iterator is None:
            iterator = self.drive(call(f"{prefix}iter", site, self.expr(node.iter)))
        name = self.keep("i")
        self.emit(assign(name, iterator))

        def whole() -> None:
            self.used = 0
            self.here = node.iter
            item = self.drive(call(f"{prefix}next", site, load(name)))
            stop: list[ast.stmt] = [ast.Break()]
            if ended:
                stop.insert(0, assign(ended, ast.Constant(True)))
            self.emit(ast.If(ast.Compare(item, [ast.Is()], [load("$end")]), stop, []))
            self.here = node.target
            self.assign_to(node.target, item)
            body()

        self._looping(ended, self.inside(whole), orelse, node.iter)

    def s_With(self, node: ast.With | ast.AsyncWith) -> None:
        prefix = "$a" if isinstance(node, ast.AsyncWith) else "$"

        def item(index: int) -> None:
            if index == len(node.items):
                self.block(node.body)
                return
            entry = node.items[index]
            self.here = entry.context_expr
            manager, clean, error = self.keep("w"), self.keep("ok"), self.keep("x")
            self.emit(assign(manager, self.expr(entry.context_expr)))
            self.emit(assign(manager, call(f"{prefix}manager", load(manager))))
            site = self.site(entry.context_expr)
            value = self.drive(call(f"{prefix}enter", site, load(manager)))
            if entry.optional_vars is not None:
                value = self.kept_copy(value)
            self.emit(assign(clean, ast.Constant(True)))

            def inner() -> None:
                if entry.optional_vars is not None:
                    self.here = entry.optional_vars
                    self.assign_to(entry.optional_vars, value)
                item(index + 1)

            def failed() -> None:
                self.here = entry.context_expr
                self.emit(assign(clean, ast.Constant(False)))
                self.emit(assign(error, load("$error")))
                swallowed = self.drive(call(f"{prefix}exit", site, load(manager), load(error)))
                again = ast.Raise(load(error), None)
                self.emit(ast.If(negated(swallowed), [again], []))

            def leave() -> None:
                self.here = entry.context_expr
                self.drive(call(f"{prefix}exit", site, load(manager), ast.Constant(None)))

            outer_used = self.used
            inner_body = self.inside(inner)
            self.used = outer_used
            caught = ast.ExceptHandler(call("$caught", load("$BaseException")), "$error", self.inside(failed))
            guarded = ast.Try(inner_body, [caught], [], [])
            still = ast.BoolOp(ast.And(), [load(clean), call("$alive")])
            self.emit(ast.Try([guarded], [], [], [ast.If(still, self.inside(leave), [])]), node)

        item(0)

    s_AsyncWith = s_With

    def s_Try(self, node: ast.Try) -> None:
        if not node.finalbody:
            self.emit(self.try_except(node), node)
            return
        pending = self.keep("x")
        self.emit(assign(pending, ast.Constant(None)))
        inside = [self.try_except(node)] if node.handlers else self.body(node.body)
        record = [assign(pending, load("$error")), ast.Raise(None, None)]
        caught = ast.ExceptHandler(call("$caught", load("$BaseException")), "$error", record)
        inner = ast.Try(inside, [caught], [], [])
        final = self.body(node.finalbody)
        # Reading the pending exception last keeps it alive, hence part of the state.
        final.append(ast.Expr(call("$keep", load(pending))))
        self.emit(ast.Try([inner], [], [], [ast.If(call("$alive"), final, [])]), node)

    def try_except(self, node: ast.Try) -> ast.Try:
        body = self.body(node.body)
        handlers = []
        for index, handler in enumerate(node.handlers):
            self.here = handler
            kinds = self.fixed_kinds(handler.type)
            if kinds is not None:
                inside = self.handling(lambda handler=handler: self.handle(handler))
                caught = ast.ExceptHandler(call("$caught", kinds), "$error", inside)
            else:
                inside = self.handling(lambda rest=node.handlers[index:]: self.choose(rest))
                caught = ast.ExceptHandler(call("$caught", load("$BaseException")), "$error", inside)
            handlers.append(ast.copy_location(caught, handler))
            if kinds is None:
                break
        orelse = self.body(node.orelse) if node.orelse else []
        return ast.copy_location(ast.Try(body, handlers, orelse, []), node)

    def fixed_kinds(self, kinds: ast.expr | None) -> ast.expr | None:
        """What an ``except`` clause catches, when reading it is no step; None when it takes some."""
        match kinds:
            case None:
                return load("$BaseException")
            case ast.Name():
                name = self.mangle(kinds.id)
                return None if self.cell(name) is not None or self.is_global(name) else load(name)
            case ast.Attribute() if (owner := self.fixed_module(kinds.value)) is not None:
                return call("$getattr", self.site(kinds), owner, ast.Constant(kinds.attr))
            case ast.Tuple():
                parts = [self.fixed_kinds(part) for part in kinds.elts]
                return None if None in parts else ast.Tuple(parts, ast.Load())
        return None

    def fixed_module(self, node: ast.expr) -> ast.expr | None:
        """A module that the program imports once and for all, or one of its parts."""
        match node:
            case ast.Name():
                fixed = self.scope.owner(node.id) is None and node.id in self.module.static
                return load(node.id) if fixed and node.id in self.module.scopes.modules else None
            case ast.Attribute() if (owner := self.fixed_module(node.value)) is not None:
                return call("$getattr", self.site(node), owner, ast.Constant(node.attr))
        return None

    def handling(self, statements: Callable[[], None]) -> list[ast.stmt]:
        """The body of a native handler: the exception is parked, then `statements` deal with it."""
        outer, self.handler, self.group = (self.handler, self.group), self.keep("x"), None
        parked, used = self.handler, self.used

        def whole() -> None:
            self.emit(assign(parked, load("$error")))
            self.parked = parked
            statements()

        lowered = self.inside(whole)
        (self.handler, self.group), self.used = outer, used
        return lowered

    def choose(self, handlers: list[ast.ExceptHandler]) -> None:
        """Several ``except`` clauses whose classes are read one after the other, once an exception has come."""
        first, *others = handlers
        self.here, parked = first, self.parked
        kinds = self.expr(first.type) if first.type else load("$BaseException")
        chosen = self.inside(lambda: self.handle(first))

        def next_ones() -> None:
            self.parked = parked
            if others:
                self.choose(others)
            else:
                self.emit(ast.Raise(None, None))

        self.emit(ast.If(call("$matches", load(parked), kinds), chosen, self.inside(next_ones)), first)

    def handle(self, handler: ast.ExceptHandler) -> None:
        """The body of an ``except`` clause, whose exception is in the local `parked`."""
        if not handler.name:
            self.block(handler.body)
            return
        self.set_name(handler, handler.name, load(self.parked))
        body = self.body(handler.body)
        self.here = handler
        self.emit(ast.Try(body, [], [], [ast.If(call("$alive"), self.inside(lambda: self._unbind(handler)), [])]))

    def _unbind(self, handler: ast.ExceptHandler) -> None:
        """At the end of a handler its variable disappears."""
        self.set_name(handler, handler.name or "", ast.Constant(None))
        self.delete_name(handler, handler.name or "")

    def s_TryStar(self, node: ast.TryStar) -> None:
        """``except*``: each clause takes its part of the exception; what is left is raised at the end (`groups`)."""
        if node.finalbody:
            inner = ast.copy_location(ast.TryStar(node.body, node.handlers, node.orelse, []), node)
            self.s_Try(ast.copy_location(ast.Try([inner], [], [], node.finalbody), node))
            return
        group, left = self.keep("g"), self.keep("x")
        self.emit(assign(left, ast.Constant(None)))
        body = self.body(node.body)

        def clauses() -> None:
            self.emit(assign(group, call("$group", load(self.parked))))
            for handler in node.handlers:
                self.here = handler
                part = self.keep("x")
                self.emit(assign(part, call("$part", load(group), self.expr(handler.type))))
                self.emit(ast.If(call("$some", load(part)), self.inside(partial(self.clause, handler, group, part)), []))
            self.emit(assign(left, call("$left", load(group))))

        caught = ast.ExceptHandler(call("$caught", load("$BaseException")), "$error", self.handling(clauses))
        orelse = self.body(node.orelse) if node.orelse else []
        self.emit(ast.Try(body, [ast.copy_location(caught, node.handlers[0])], orelse, []), node)
        self.here = node.handlers[-1]
        self.emit(ast.If(call("$some", load(left)), [ast.Raise(load(left), None)], []))

    def clause(self, handler: ast.ExceptHandler, group: str, part: str) -> None:
        """One clause of an ``except*``: what it raises waits for the others."""
        outer, self.handler, self.parked = (self.handler, self.group), part, part
        self.group = group
        body = self.inside(lambda: self.handle(handler))
        self.handler, self.group = outer
        gather = ast.Expr(call("$gather", load(group), load("$error")))
        caught = ast.ExceptHandler(call("$caught", load("$BaseException")), "$error", [gather])
        self.emit(ast.Try(body, [caught], [], []), handler)

    def s_Match(self, node: ast.Match) -> None:
        subject = self.kept_copy(self.expr(node.subject))
        matched = self.keep("m")
        self.emit(assign(matched, ast.Constant(False)))
        for index, case in enumerate(node.cases):
            if index == 0:
                self._case(case, subject, matched)
            else:
                self.emit(ast.If(negated(load(matched)), self.inside(partial(self._case, case, subject, matched)), []))

    def _case(self, case: ast.match_case, subject: ast.Name, matched: str) -> None:
        pattern = Pattern(self)
        pattern.lower(case.pattern, subject)

        def chosen() -> None:
            self.emit(assign(matched, ast.Constant(True)))
            self.block(case.body)

        def whole() -> None:
            for name, value in pattern.captures.items():
                self.set_name(case.pattern, name, load(value))
            self.here = case.guard or case.pattern
            if case.guard is not None:
                self.emit(ast.If(self.condition(case.guard), self.inside(chosen), []))
            else:
                chosen()

        self.emit(ast.If(load(pattern.flag), self.inside(whole), []))

    def s_TypeAlias(self, node: ast.stmt) -> None:
        """``type X = …`` (CPython 3.12): the value is evaluated by whoever asks for it."""
        native = AtOnce(self, body=False)
        self.bound_by_python(node, node.name.id, type(node)(node.name, native.type_parameters(node), native.expr(node.value)), [])

    def bound_by_python(self, node: ast.AST, name: str, lowered: ast.stmt, decorators: list[ast.expr]) -> None:
        """Emit a statement that binds `name` as soon as the class exists: unseen, so that is undone until the steps that show it."""
        plain = self.mangle(name)
        place = ast.Constant(plain) if self.is_global(plain) else self.cell(plain)
        if place is not None:
            held = self.park(call("$held", place))
            lowered.withdrawn = True
            self.emit(lowered, node)
            value = self.park(call("$withdrawn", place, held))
        else:
            self.emit(lowered, node)
            self.sure.add(plain)
            value = load(plain)
        if decorators or place is not None:
            self.set_name(node, name, self.decorated(node, value, decorators) if decorators else value)

    def s_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            whole = call("$import", self.site(node), ast.Constant(alias.name))
            if alias.asname is None:
                whole = call("$import", self.site(node), ast.Constant(alias.name), ast.Constant(True))
            name = alias.asname or alias.name.split(".")[0]
            self.bind_import(node, name, self.park(whole))

    def s_ImportFrom(self, node: ast.ImportFrom) -> None:
        if node.level:
            raise self.refuse(node, "import relatif : le programme exploré doit tenir dans un seul fichier")
        if node.module == "__future__":
            return
        for alias in node.names:
            if alias.name == "*":
                raise self.refuse(node, "import * : nommez ce qui est importé")
            value = call("$importfrom", self.site(node), ast.Constant(node.module), ast.Constant(alias.name))
            self.bind_import(node, alias.asname or alias.name, self.park(value))

    def bind_import(self, node: ast.stmt, name: str, value: ast.expr) -> None:
        self.set_name(node, name, value)


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
