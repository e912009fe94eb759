"""Which statements of a module do nothing but give values to names: those that nobody needs may be left out.

It is a list of what is known to do nothing; whatever is not in it does something, and stays. A statement too many is executed where the
project executes it; one too few would be a program that is not the project. Python may have imported the project already: it is then sure
that no statement of it fails.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Callable, Collection, Iterable

from .library import evaluates, present, works
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
MAKING = frozenset("__eq__ __hash__ __init__ __new__ _generate_next_value_ _ignore_ _missing_".split())
"""Methods by which the members of an enumeration are made."""
HOOKS = ("__class_getitem__", "__init_subclass__", "__mro_entries__", "__prepare__", "__set_name__")
"""What makes a class do something when it is named, derived from, or put into another: one of them anywhere, and no class is quiet."""
PATHS = frozenset("absolute as_posix joinpath name parent parents resolve stem with_name with_suffix".split())
"""What one asks of a path, without a trace."""
Denotes = Callable[[ast.expr], str]
"""The full name of what an expression names outside the project, as ``dataclasses.dataclass``; "" when it is nothing that is known."""
Elsewhere = Callable[[ast.expr], "tuple[Effects, str] | None"]
"""Where what is imported from the project is defined: the effects of that module, and its name there."""


class Effects:
    """Tells what the statements of one module do."""

    def __init__(self, source: Source, denotes: Denotes, standard: Callable[[str], bool], elsewhere: Elsewhere, project: Collection[Source], sure: bool = False):
        self.source, self.denotes, self.standard, self.elsewhere, self.project = source, denotes, standard, elsewhere, project
        self.sure = sure
        """Whether Python has imported the module: nothing in it fails."""
        self.asked: set[str] = set()
        """The classes whose bases are being looked for."""

    @property
    def hooked(self) -> bool:
        """Whether the project has a class that does something when it is named, derived from, or put into another."""
        return any(hook in source.text for source in self.project for hook in HOOKS) or any(source.sets_any_attribute for source in self.project)

    def quiet(self, node: ast.stmt) -> bool:
        """Whether a statement of the module only gives values to names."""
        match node:
            case ast.Import() | ast.ImportFrom() | ast.Pass() | ast.Global():
                return True
            case ast.Expr(value=ast.Constant()):
                return True
            case ast.Expr(value=ast.Call(func=function, args=given, keywords=[])):
                return self.denotes(function).startswith("sys.path.") and all(map(self.path, given))  # where modules are looked for: see `plain`
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
        decorators = [part for part in node.decorator_list if not (in_class and self.accessor(part))]
        return all(map(self.decorator, decorators)) and self.signature(node)

    def signature(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
        """Whether the defaults and the annotations of a function do nothing."""
        given = [*node.args.defaults, *(default for default in node.args.kw_defaults if default is not None)]
        arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs, node.args.vararg, node.args.kwarg]
        notes = [node.returns, *(argument.annotation for argument in arguments if argument is not None)]
        return all(map(self.inert, given)) and all(note is None or self.annotation(note) for note in notes)

    # -- annotations ------------------------------------------------------------------------

    def annotation(self, node: ast.expr) -> bool:
        """Whether an annotation is only names of types."""
        plain = isinstance(node, ast.Constant | ast.Name | ast.Attribute)
        return self.source.text_annotations or not self.hooked and self.typed(node) and (self.sure or plain or evaluates(node, self.denotes))

    def typed(self, node: ast.expr) -> bool:
        """Whether an expression only combines types: an item, or ``|``, is asked of nothing else."""
        match node:
            case ast.Constant():
                return True
            case ast.Name():
                return self.known(node)
            case ast.Attribute():
                return self.inert(node) or self.elsewhere(node) is not None
            case ast.Subscript(value=value, slice=part):
                return self.kind(value) and self.typed(part)
            case ast.BinOp(left=left, op=ast.BitOr(), right=right):
                return self.kind(left) and self.kind(right)
            case ast.Tuple(elts=parts) | ast.List(elts=parts):
                return all(map(self.typed, parts))
        return False

    def kind(self, node: ast.expr) -> bool:
        """Whether an expression is surely a type: a class whose own class is `type`, or one of the library's."""
        match node:
            case ast.Constant(value=value):
                return value is None
            case ast.Subscript() | ast.BinOp():
                return self.typed(node)
        return self.lineage(node) is not None or isinstance(node, ast.Name) and self.alias(node.id)

    def alias(self, name: str) -> bool:
        """Whether a variable stands for a type: ``T = TypeVar("T")``, ``Table = dict[str, int]``."""
        uses = self.source.binds(name)
        values = [part.value for use in uses for part in use.within if isinstance(part, ast.Assign) and len(use.within) == 2]
        if len(uses) != 1 or len(values) != 1 or name in self.asked:
            return False
        (value,) = values
        return self.made(value) if isinstance(value, ast.Call) else isinstance(value, ast.Subscript | ast.BinOp) and self.typed(value)

    # -- decorators and classes -------------------------------------------------------------

    @staticmethod
    def accessor(node: ast.expr) -> bool:
        """Whether a decorator is ``@name.setter`` of a property of the same class."""
        return isinstance(node, ast.Attribute) and node.attr in ("setter", "getter", "deleter") and isinstance(node.value, ast.Name)

    def decorator(self, node: ast.expr) -> bool:
        function = node.func if isinstance(node, ast.Call) else node
        given = [*node.args, *(keyword.value for keyword in node.keywords)] if isinstance(node, ast.Call) else []
        kinds = (object,) if self.sure else (int, type(None))
        return self.denotes(function) in QUIET and all(isinstance(part, ast.Constant) and isinstance(part.value, kinds) for part in given)

    def class_(self, node: ast.ClassDef) -> bool:
        """A class tells nobody that it is there, unless what it derives from, its decorators or what it holds is told."""
        lines = [self.lineage(base) for base in node.bases]
        if self.hooked or node.keywords or None in lines or not all(map(self.decorator, node.decorator_list)):
            return False
        if self.shadows(node) or not all(self.of_class(part, node) for part in node.body):
            return False
        library = frozenset().union(*(line for line in lines if line is not None))
        if not library and not node.decorator_list:
            return self.sure or len(lines) < 2 and not any(isinstance(part, ast.Assign) and "__slots__" in names_of(part) for part in node.body)
        if any(name.startswith("enum.") for name in library):
            ours = any(self.denotes(base).partition(".")[0] != "enum" and not self.built_in(base) for base in node.bases)
            if ours or any(name in MAKING for part in node.body for name in names_of(part)):
                return False
        return self.sure and all(map(self.bare, node.body))  # the library looks at what such a class holds

    def lineage(self, node: ast.expr) -> frozenset[str] | None:
        """The classes of the library that a base comes from, exceptions aside; None when nobody knows what deriving from it does."""
        while isinstance(node, ast.Subscript):
            if not self.typed(node.slice):
                return None
            node = node.value
        name = self.denotes(node)
        if name:
            good = self.standard(name.partition(".")[0]) and (self.sure or present(name))
            return frozenset((name,)) if good else None
        found = self.elsewhere(node)
        if found is not None:
            return found[0].of_name(found[1])
        return self.of_name(node.id) if isinstance(node, ast.Name) else None

    def of_name(self, name: str) -> frozenset[str] | None:
        """The same, of a class that the module names."""
        uses = self.source.binds(name)
        if not uses:
            real = getattr(builtins, name, None)
            if not isinstance(real, type):
                return None
            return frozenset() if issubclass(real, BaseException) or real is object else frozenset((f"builtins.{name}",))
        if name in self.asked:
            return frozenset()
        self.asked.add(name)
        found: set[str] = set()
        try:
            for use in uses:
                node = use.node
                if not isinstance(node, ast.ClassDef) or node.keywords or self.hooked or not all(map(self.decorator, node.decorator_list)):
                    return None
                lines = [self.lineage(base) for base in node.bases]
                if None in lines:
                    return None
                found.update(*(line for line in lines if line is not None))
        finally:
            self.asked.discard(name)
        return frozenset(found)

    def built_in(self, node: ast.expr) -> bool:
        return isinstance(node, ast.Name) and not self.source.binds(node.id) and hasattr(builtins, node.id)

    def shadows(self, cls: ast.ClassDef) -> bool:
        """Whether the body of a class gives its own meaning to a name that it also takes for Python's or the library's."""
        own = {name for part in cls.body for name in names_of(part)}
        return any(isinstance(part, ast.Name) and part.id in own and (self.denotes(part) or self.built_in(part)) for node in cls.body for part in at_once(node))

    def of_class(self, node: ast.stmt, cls: ast.ClassDef) -> bool:
        """Whether a statement of the body of a class does nothing else than to give an attribute to it."""
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                others = {name for part in cls.body if not isinstance(part, ast.FunctionDef) for name in names_of(part)}
                own = {part.name for part in cls.body if isinstance(part, ast.FunctionDef) and any(self.denotes(one) == "property" for one in part.decorator_list)}
                asked = [part.value.id for part in node.decorator_list if self.accessor(part) and isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name)]
                return all(name in own - others for name in asked) and self.function(node, in_class=True)
            case ast.ClassDef():
                return not node.bases and self.class_(node)
            case ast.Import() | ast.ImportFrom() | ast.If():
                return False
        return self.quiet(node)

    def bare(self, node: ast.stmt) -> bool:
        """Whether a statement of a class gives no object of the project to it: none that answers, when the library asks it something."""
        if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
            return True
        factories = [part.value for part in ast.walk(node.value) if isinstance(part, ast.keyword) and part.arg == "default_factory"]
        named = [part for part in ast.walk(node.value) if isinstance(part, ast.Name) and part not in factories]
        return all(self.denotes(part) or self.built_in(part) for part in named)

    # -- values -----------------------------------------------------------------------------

    def known(self, node: ast.Name) -> bool:
        """Whether a name has a value where it stands."""
        uses = self.source.binds(node.id)
        if self.sure or not uses:
            return self.sure or hasattr(builtins, node.id)
        return any(self.source.settled(node.id) and getattr(use.node, "lineno", node.lineno) < node.lineno for use in uses)

    def inert(self, node: ast.expr) -> bool:
        """Whether nobody can tell that an expression has been evaluated."""
        match node:
            case ast.Constant():
                return True
            case ast.Name():
                return self.known(node)
            case ast.Lambda(args=given):
                return all(map(self.inert, given.defaults)) and all(part is None or self.inert(part) for part in given.kw_defaults)
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float())):
                return True
            case ast.BinOp(left=left, op=ast.Add() | ast.Sub() | ast.Mult(), right=right):
                return self.number(left) and self.number(right)
            case ast.Attribute():
                name = self.denotes(node)
                return bool(name) and self.standard(name.partition(".")[0]) and (self.sure or present(name)) or self.path(node)
            case ast.Tuple(elts=parts) | ast.List(elts=parts):
                return all(map(self.inert, parts))
            case ast.Set(elts=parts):
                return all(isinstance(part, ast.Constant) for part in parts)
            case ast.Dict(keys=keys, values=values):
                return all(isinstance(key, ast.Constant) for key in keys) and all(map(self.inert, values))
            case ast.Call() if self.made(node):
                return True
        return self.path(node)

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
        if name not in MAKERS:
            return False
        free = name in ("dataclasses.field", "typing.NewType") and all(isinstance(part, ast.Constant) or isinstance(part, ast.Name) and self.known(part) for part in given)
        return free or all(isinstance(part, ast.Constant) for part in given) and (self.sure or works(name, node))

    def path(self, node: ast.expr) -> bool:
        """Whether an expression is the path of a file: ``Path(__file__).parent / "data"``. Once Python has evaluated it, nobody has seen it."""
        match node:
            case ast.Constant(value=str() | int()):
                return self.sure
            case ast.Name(id=name):
                values = [part.value for use in self.source.binds(name) for part in use.within if isinstance(part, ast.Assign) and name != "__file__"]
                return self.sure and (name == "__file__" or len(values) == len(self.source.binds(name)) == 1 and all(map(self.path, values)))
            case ast.Call(func=function, args=given, keywords=[]):
                told = self.denotes(function)
                asked = told in ("pathlib.Path", "os.getcwd") or told.startswith("os.path.") or isinstance(function, ast.Name) and function.id == "str" and self.built_in(function)
                return (asked or isinstance(function, ast.Attribute) and function.attr in PATHS and self.path(function.value)) and all(map(self.path, given)) and self.sure
            case ast.Attribute(value=value, attr=name) | ast.Subscript(value=ast.Attribute(value=value, attr=name), slice=ast.Constant()):
                return name in PATHS and self.path(value)
            case ast.BinOp(left=left, op=ast.Div(), right=right):
                return self.path(left) and self.path(right)
        return False


def names_of(node: ast.stmt) -> Iterable[str]:
    """The names that a statement of the body of a class gives a value to."""
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
    return [part.id for part in ast.walk(node) if isinstance(part, ast.Name) and not isinstance(part.ctx, ast.Load)]


def at_once(node: ast.stmt) -> Iterable[ast.AST]:
    """What a statement of the body of a class evaluates when the class is made: not the bodies of its functions."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return [part for held in (*node.decorator_list, node.args, node.returns) if held is not None for part in ast.walk(held)]
    return ast.walk(node)
