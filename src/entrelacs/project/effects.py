"""Which statements of a module do nothing but give values to names: those that nobody needs may be left out.

What is not known to do nothing does something, and stays: what is left out was never executed.
"""

from __future__ import annotations

import ast
from collections.abc import Callable

from .sources import Source, never

QUIET = frozenset(
    "abc.abstractmethod contextlib.asynccontextmanager contextlib.contextmanager dataclasses.dataclass enum.unique functools.cache "
    "functools.cached_property functools.lru_cache functools.singledispatch functools.total_ordering functools.wraps staticmethod classmethod property "
    "typing.final typing.overload typing.override typing.runtime_checkable".split()
)
"""Decorators that leave no trace but on what they decorate."""
BUILT_IN = frozenset("bool bytearray bytes complex dict enumerate float frozenset int len list max min object range repr set sorted str sum tuple type zip".split())
"""Built-in functions that leave no trace when they are given constants."""
MOVING = frozenset(("asyncio", "atexit", "random", "sys", "threading", "time", "importlib", "gc", "signal", "subprocess", "builtins", "runpy"))
"""Modules of the library whose functions may leave a trace; their classes, which begin with a capital, do not."""
HOLDING = frozenset("cast field namedtuple partial".split())
"""Functions that may be given a class: they only hold it."""
READING = ("importlib.metadata.", "importlib.resources.")
"""Except those that only read what is installed."""
COUNTED = frozenset(("Thread", "Timer", "ThreadPoolExecutor"))
"""Classes that number their objects, and so leave one too."""
Denotes = Callable[[ast.expr], str]
"""The full name of what an expression names outside the project, as ``dataclasses.dataclass``; "" when it is nothing that is known."""
Elsewhere = Callable[[str], "tuple[Effects, str] | None"]
"""Where a name that is imported from the project is defined: the effects of that module, and its name there."""


class Effects:
    """Tells what the statements of one module do."""

    def __init__(self, source: Source, denotes: Denotes, standard: Callable[[str], bool], elsewhere: Elsewhere):
        self.source, self.denotes, self.standard, self.elsewhere = source, denotes, standard, elsewhere

    def quiet(self, node: ast.stmt) -> bool:
        """Whether a statement of the module only gives values to names."""
        match node:
            case ast.Import() | ast.ImportFrom() | ast.Pass() | ast.Global():
                return True
            case ast.Expr(value=ast.Constant()):
                return True
            case ast.Expr(value=ast.Call(func=function)):
                return self.denotes(function).startswith("sys.path.")  # where modules are looked for: they have been found
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                return self.function(node)
            case ast.ClassDef():
                return self.class_(node)
            case ast.Assign(targets=targets, value=value):
                return all(map(plain, targets)) and self.inert(value)
            case ast.AnnAssign(target=ast.Name(), value=value):
                return value is None or self.inert(value)
            case ast.If(test=test, body=body, orelse=orelse):
                body = [] if never(test, self.source.main) else body
                return self.inert(test) and all(map(self.quiet, [*body, *orelse]))
            case ast.Try(body=body, handlers=handlers, orelse=orelse, finalbody=final):
                inner = [statement for handler in handlers for statement in handler.body]
                return all(map(self.quiet, [*body, *inner, *orelse, *final]))
        return type(node).__name__ == "TypeAlias"

    def function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
        given = [*node.args.defaults, *(default for default in node.args.kw_defaults if default is not None)]
        return all(map(self.decorator, node.decorator_list)) and all(map(self.inert, given))

    def decorator(self, node: ast.expr) -> bool:
        function = node.func if isinstance(node, ast.Call) else node
        return self.denotes(function) in QUIET or isinstance(function, ast.Attribute) and function.attr in ("setter", "getter", "deleter")

    def class_(self, node: ast.ClassDef) -> bool:
        """A class tells nobody that it is there, unless what it derives from, its decorators or what it holds is told."""
        if node.keywords or not all(map(self.decorator, node.decorator_list)):
            return False
        return all(self.base(base) for base in node.bases) and all(map(self.quiet, node.body))

    def base(self, node: ast.expr) -> bool:
        """Whether a base class lets others derive from it without a word."""
        while isinstance(node, ast.Subscript):
            node = node.value
        name = self.denotes(node)
        if name:
            return self.standard(name.partition(".")[0])
        if not isinstance(node, ast.Name):
            return False
        found = self.elsewhere(node.id)
        if found is not None:
            there, name = found
            return there.base(ast.Name(name, ast.Load()))
        uses = self.source.binds(node.id)
        if not uses:
            return True  # a built-in class
        return all(isinstance(use.node, ast.ClassDef) and self._silent(use.node) for use in uses)

    def _silent(self, node: ast.ClassDef) -> bool:
        hooks = any(isinstance(part, ast.FunctionDef) and part.name == "__init_subclass__" for part in node.body)
        return not hooks and not node.keywords and all(map(self.base, node.bases))

    def inert(self, node: ast.expr) -> bool:
        """Whether nobody can tell that an expression has been evaluated."""
        match node:
            case ast.Constant() | ast.Name() | ast.Lambda():
                return True
            case ast.Attribute(value=value) | ast.Starred(value=value) | ast.UnaryOp(operand=value):
                return self.inert(value)
            case ast.FormattedValue(value=value):
                return self.inert(value)
            case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.Set(elts=parts) | ast.JoinedStr(values=parts) | ast.BoolOp(values=parts):
                return all(map(self.inert, parts))
            case ast.Dict(keys=keys, values=values):
                return all(self.inert(part) for part in [*keys, *values] if part is not None)
            case ast.BinOp(left=left, right=right):
                return self.inert(left) and self.inert(right)
            case ast.Compare(left=left, comparators=others):
                return self.inert(left) and all(map(self.inert, others))
            case ast.IfExp(test=test, body=body, orelse=orelse):
                return all(map(self.inert, (test, body, orelse)))
            case ast.Subscript(value=value, slice=index):
                return self.inert(value) and self.inert(index)
            case ast.Slice(lower=lower, upper=upper, step=step):
                return all(part is None or self.inert(part) for part in (lower, upper, step))
            case ast.Call():
                return self.made(node)
        return False

    def made(self, node: ast.Call) -> bool:
        """A call of the library that leaves no trace: it is given nothing that it could change."""
        given: list[ast.expr] = [*node.args, *(keyword.value for keyword in node.keywords)]
        function, chained = node.func, False
        while isinstance(function, ast.Attribute | ast.Call | ast.Subscript) and not self.denotes(function):
            chained = chained or isinstance(function, ast.Call)  # a method of what a call has made
            function = function.func if isinstance(function, ast.Call) else function.value
        name = self.denotes(function)
        if not name:
            known = isinstance(function, ast.Name) and function.id in BUILT_IN and not self.source.binds(function.id)
            return known and not chained and all(self.constant(part, False) for part in given)
        top, last = name.partition(".")[0], name.rpartition(".")[2]
        fresh = last[:1].isupper()
        if not self.standard(top) or last in COUNTED or chained and not fresh or not all(self.constant(part, fresh or last in HOLDING) for part in given):
            return False
        return name.startswith(READING) or top not in MOVING or fresh

    def constant(self, node: ast.expr, classes: bool) -> bool:
        """What no call could change: constants, functions, modules; `classes` too, of those that only hold them."""
        match node:
            case ast.Name(id=name):
                uses = self.source.binds(name)
                return all(use.how == "import" or use.how == "def" and (classes or not isinstance(use.node, ast.ClassDef)) for use in uses)
            case ast.Tuple(elts=parts) | ast.List(elts=parts):
                return all(self.constant(part, classes) for part in parts)
            case ast.Attribute(value=value) | ast.Starred(value=value):
                return self.constant(value, classes)
        return self.inert(node)


def plain(target: ast.expr) -> bool:
    """Whether an assignment gives a value to names, and to nothing else."""
    match target:
        case ast.Name():
            return True
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            return all(map(plain, parts))
        case ast.Starred(value=value):
            return plain(value)
    return False
