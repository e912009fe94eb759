"""Which statements of a module do nothing but give values to names: those that nobody needs may be left out.

It is a list of what is known to do nothing; whatever is not in it does something, and stays. A statement too many is executed where the
project executes it; one too few would be a program that is not the project.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Callable, Collection

from .sources import Source, never

QUIET = frozenset(
    "abc.abstractmethod contextlib.asynccontextmanager contextlib.contextmanager dataclasses.dataclass enum.unique functools.cache "
    "functools.cached_property functools.lru_cache functools.total_ordering functools.wraps staticmethod classmethod property "
    "typing.final typing.overload typing.override typing.runtime_checkable".split()
)
"""Decorators that leave no trace but on what they decorate."""
MAKERS = frozenset(
    "asyncio.BoundedSemaphore asyncio.Condition asyncio.Event asyncio.Lock asyncio.Queue asyncio.Semaphore collections.Counter collections.OrderedDict "
    "collections.defaultdict collections.deque dataclasses.field queue.LifoQueue queue.PriorityQueue queue.Queue queue.SimpleQueue threading.BoundedSemaphore "
    "threading.Condition threading.Event threading.Lock threading.RLock threading.Semaphore threading.local typing.NewType typing.ParamSpec typing.TypeVar".split()
)
"""What makes an object of the library that nobody else knows of."""
BUILT_IN = frozenset("dict frozenset list object set".split())
"""The built-in classes that do."""
CONSTANT_BASES = frozenset(("enum", "typing"))
"""Modules of classes that do something of the body of those that derive from them."""
HOOKS = ("__class_getitem__", "__init_subclass__", "__mro_entries__", "__prepare__", "__set_name__")
"""What makes a class do something when it is named, derived from, or put into another: one of them anywhere, and no class is quiet."""
Denotes = Callable[[ast.expr], str]
"""The full name of what an expression names outside the project, as ``dataclasses.dataclass``; "" when it is nothing that is known."""
Elsewhere = Callable[[str], "tuple[Effects, str] | None"]
"""Where a name that is imported from the project is defined: the effects of that module, and its name there."""


class Effects:
    """Tells what the statements of one module do."""

    def __init__(self, source: Source, denotes: Denotes, standard: Callable[[str], bool], elsewhere: Elsewhere, project: Collection[Source]):
        self.source, self.denotes, self.standard, self.elsewhere, self.project = source, denotes, standard, elsewhere, project

    @property
    def hooked(self) -> bool:
        """Whether the project has a class that does something when it is named, derived from, or put into another."""
        return any(hook in source.text for source in self.project for hook in HOOKS)

    def quiet(self, node: ast.stmt) -> bool:
        """Whether a statement of the module only gives values to names."""
        match node:
            case ast.Import() | ast.ImportFrom() | ast.Pass() | ast.Global():
                return True
            case ast.Expr(value=ast.Constant()):
                return True
            case ast.Expr(value=ast.Call(func=function)):
                return self.denotes(function).startswith("sys.path.")  # where modules are looked for: see `plain`
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                return self.function(node)
            case ast.ClassDef():
                return self.class_(node)
            case ast.Assign(targets=targets, value=value):
                return all(isinstance(target, ast.Name) for target in targets) and self.inert(value)
            case ast.AnnAssign(target=ast.Name(), annotation=annotation, value=value):
                return self.annotation(annotation) and (value is None or self.inert(value))
            case ast.If(test=test, orelse=orelse):
                return never(test, self.source.main) and all(map(self.quiet, orelse))
        return type(node).__name__ == "TypeAlias"

    def function(self, node: ast.FunctionDef | ast.AsyncFunctionDef, in_class: bool = False) -> bool:
        given = [*node.args.defaults, *(default for default in node.args.kw_defaults if default is not None)]
        arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs, node.args.vararg, node.args.kwarg]
        notes = [node.returns, *(argument.annotation for argument in arguments if argument is not None)]
        decorators = [part for part in node.decorator_list if not (in_class and self.accessor(part))]
        return all(map(self.decorator, decorators)) and all(map(self.inert, given)) and all(note is None or self.annotation(note) for note in notes)

    def annotation(self, node: ast.expr) -> bool:
        """Whether an annotation is only names of types."""
        kinds = (ast.Name, ast.Attribute, ast.Subscript, ast.Constant, ast.BinOp, ast.BitOr, ast.Tuple, ast.List, ast.expr_context)
        return self.source.text_annotations or not self.hooked and all(isinstance(part, kinds) for part in ast.walk(node))

    @staticmethod
    def accessor(node: ast.expr) -> bool:
        """Whether a decorator is ``@name.setter`` of a property of the same class."""
        return isinstance(node, ast.Attribute) and node.attr in ("setter", "getter", "deleter") and isinstance(node.value, ast.Name)

    def decorator(self, node: ast.expr) -> bool:
        function = node.func if isinstance(node, ast.Call) else node
        given = [*node.args, *(keyword.value for keyword in node.keywords)] if isinstance(node, ast.Call) else []
        return self.denotes(function) in QUIET and all(isinstance(part, ast.Constant) for part in given)

    def class_(self, node: ast.ClassDef) -> bool:
        """A class tells nobody that it is there, unless what it derives from, its decorators or what it holds is told."""
        if self.hooked or node.keywords or not all(map(self.decorator, node.decorator_list)):
            return False
        return all(self.base(base, node) for base in node.bases) and all(self.of_class(part, node) for part in node.body)

    def of_class(self, node: ast.stmt, cls: ast.ClassDef) -> bool:
        """Whether a statement of the body of a class does nothing else than to give an attribute to it."""
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                own = {part.name for part in cls.body if isinstance(part, ast.FunctionDef) and any(self.denotes(one) == "property" for one in part.decorator_list)}
                told = all(part.value.id in own for part in node.decorator_list if self.accessor(part) and isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name))
                return told and self.function(node, in_class=True)
            case ast.ClassDef():
                return not node.bases and self.class_(node)
            case ast.Import() | ast.ImportFrom() | ast.If():
                return False
        return self.quiet(node)

    def base(self, node: ast.expr, cls: ast.ClassDef | None = None) -> bool:
        """Whether a base class lets others derive from it without a word."""
        while isinstance(node, ast.Subscript):
            node = node.value
        name = self.denotes(node)
        if name:
            top = name.partition(".")[0]
            made = cls is not None and any(isinstance(part, ast.FunctionDef) and part.name in ("__init__", "__new__", "_missing_") for part in cls.body)
            return self.standard(top) and not (top in CONSTANT_BASES and made)
        if not isinstance(node, ast.Name):
            return False
        found = self.elsewhere(node.id)
        if found is not None:
            there, name = found
            return not there.hooked and there.base(ast.Name(name, ast.Load()), cls)
        uses = self.source.binds(node.id)
        if not uses:
            return isinstance(getattr(builtins, node.id, None), type)
        return all(isinstance(use.node, ast.ClassDef) and self._silent(use.node, cls) for use in uses)

    def _silent(self, node: ast.ClassDef, cls: ast.ClassDef | None) -> bool:
        return not node.keywords and all(self.base(base, cls) for base in node.bases)

    def inert(self, node: ast.expr) -> bool:
        """Whether nobody can tell that an expression has been evaluated."""
        match node:
            case ast.Constant() | ast.Name():
                return True
            case ast.Lambda(args=given):
                return all(map(self.inert, given.defaults)) and all(part is None or self.inert(part) for part in given.kw_defaults)
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float())):
                return True
            case ast.BinOp(left=left, op=ast.Add() | ast.Sub() | ast.Mult(), right=right):
                return all(self.number(part) for part in (left, right))
            case ast.Attribute():
                return bool(name := self.denotes(node)) and self.standard(name.partition(".")[0])
            case ast.Tuple(elts=parts) | ast.List(elts=parts):
                return all(map(self.inert, parts))
            case ast.Set(elts=parts):
                return all(isinstance(part, ast.Constant) for part in parts)
            case ast.Dict(keys=keys, values=values):
                return all(isinstance(key, ast.Constant) for key in keys) and all(map(self.inert, values))
            case ast.Call():
                return self.made(node)
        return False

    def number(self, node: ast.expr) -> bool:
        match node:
            case ast.Constant(value=int() | float()):
                return True
            case ast.BinOp(left=left, op=ast.Add() | ast.Sub() | ast.Mult(), right=right):
                return self.number(left) and self.number(right)
        return False

    def made(self, node: ast.Call) -> bool:
        """A call that makes an object of the library, and is given nothing that it could refuse or change."""
        name = self.denotes(node.func)
        given: list[ast.expr] = [*node.args, *(keyword.value for keyword in node.keywords)]
        if isinstance(node.func, ast.Name) and node.func.id in BUILT_IN and not self.source.binds(node.func.id):
            return not given
        if name == "collections.defaultdict":
            return all(isinstance(part, ast.Name) and part.id in ("int", "list", "dict", "set", "str", "float") for part in given) and len(given) < 2
        return name in MAKERS and all(isinstance(part, ast.Constant) or name in ("dataclasses.field", "typing.NewType") and isinstance(part, ast.Name) for part in given)
