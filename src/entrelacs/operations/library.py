"""The standard library that is written in Python, cut into steps like the program's own code.

CPython runs ``Counter.update``, ``UserDict.setdefault`` or ``MutableMapping.pop`` one instruction after the other, like any
function: other threads come in between. Their source, as installed with the interpreter, is compiled by `entrelacs.lowering.compile`
when the program calls them, each function on its own. In: a function (or a class) of a module of `SOURCES`. Out: the same,
lowered, or None when it cannot be (a generated function, a nested one, no source): it then runs as one step, and the
exploration refuses the program if another thread could be in the middle (`entrelacs.operations.accesses`).
"""

from __future__ import annotations

import ast
import collections
import copy
import dataclasses
import heapq
import importlib
import reprlib
import sys
from functools import cache
from pathlib import PurePath
from types import FunctionType
from typing import TYPE_CHECKING, Any

from ..bounds.faults import REWRITTEN
from ..bounds.ours import OUR_MODULES
from ..bounds.refusals import Unsupported
from ..lowering.compile import compile_program
from ..lowering.program import of_library

if TYPE_CHECKING:
    from ..execution.machine import Machine

SOURCES = {
    **{name: name for name in (
        "bisect", "collections", "functools", "graphlib", "heapq", "pprint", "shlex", "statistics", "string", "textwrap",
    )},
    "collections.abc": "_collections_abc", "_heapq": "heapq", "_bisect": "bisect",
}  # fmt: skip
"""Where functions say that they come from, and the module that holds their source."""


GENERATED = frozenset(("<string>", collections.__file__, dataclasses.__file__, reprlib.__file__))
"""Where methods come from that the library made for classes of the program."""


@cache
def definitions(module: str) -> dict[str, list[tuple[ast.FunctionDef, str]]]:
    """The functions of a module, by qualified name, each with the class that holds it."""
    folder = PurePath(heapq.__file__ or "").parent
    inside = importlib.import_module(module)
    file = getattr(inside, "__file__", None) or str(folder / f"{module}.py")
    loader: Any = heapq.__spec__ and heapq.__spec__.loader  # the same reads a folder or, under Pyodide, an archive; frozen modules have no source of theirs
    try:
        tree = ast.parse(loader.get_data(file).decode("utf-8"), file)
    except (OSError, AttributeError, SyntaxError):
        return {}
    found: dict[str, list[tuple[ast.FunctionDef, str]]] = {}

    def walk(body: list[ast.stmt], prefix: str, owner: str) -> None:
        for statement in body:
            if isinstance(statement, ast.FunctionDef):
                found.setdefault(prefix + statement.name, []).append((statement, owner))
            elif isinstance(statement, ast.ClassDef):
                walk(statement.body, f"{prefix}{statement.name}.", statement.name)
            elif isinstance(statement, ast.If | ast.Try):
                for part in (statement.body, statement.orelse, *(h.body for h in getattr(statement, "handlers", ()))):
                    walk(part, prefix, owner)

    walk(tree.body, "", "")
    return found


class _Alone(ast.NodeTransformer):
    """Makes a method stand outside its class: private names, ``super()``."""

    def __init__(self, owner: str, first: str):
        self.owner, self.first = owner.lstrip("_"), first

    def private(self, name: str) -> str:
        return f"_{self.owner}{name}" if self.owner and name.startswith("__") and not name.endswith("__") else name

    def visit_Name(self, node: ast.Name) -> ast.AST:
        node.id = self.private(node.id)
        return node

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        self.generic_visit(node)
        node.attr = self.private(node.attr)
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id == "super" and not node.args:
            node.args = [ast.Name("$owner", ast.Load()), ast.Name(self.first, ast.Load())]
        return node


class _Late(ast.NodeTransformer):
    """Makes a local import of an import put off: ``global x``, then ``if x is None: import x`` (`Counter.most_common` in CPython 3.14)."""

    def __init__(self) -> None:
        self.local: set[str] = set()

    def visit_If(self, node: ast.If) -> ast.AST:
        match node:
            case ast.If(
                test=ast.Compare(left=ast.Name(id=name), ops=[ast.Is()], comparators=[ast.Constant(value=None)]),
                body=[ast.Import(names=[ast.alias(name=module, asname=None)]) as late],
                orelse=[],
            ) if module == name:
                self.local.add(name)
                return late
        return self.generic_visit(node)

    def without_global(self, node: ast.FunctionDef) -> ast.AST:
        """The function, whose ``global`` for such names goes too."""
        node = self.visit(node)
        node.body = [part for part in node.body if not (isinstance(part, ast.Global) and self.local.issuperset(part.names))]
        return node


class Library:
    """The lowered functions of one machine. They keep nothing from one execution to the next."""

    def __init__(self, machine: Machine):
        self.machine = machine
        self.known: dict[Any, Any] = {}

    def of_program(self, function: FunctionType) -> bool:
        """Whether a function was written by the program: what `dataclasses` wrote for it was not."""
        filename = function.__code__.co_filename
        return filename not in GENERATED and getattr(function, "__module__", None) not in SOURCES

    def lowered(self, function: Any) -> Any:
        """What to call instead of a function of the library, or None."""
        try:
            return self.known[function]
        except KeyError:
            made = self.known[function] = self.make(function)
            return made

    def make(self, function: Any) -> Any:
        module = SOURCES.get(getattr(function, "__module__", None) or "")
        if module is None or module == "functools" and "_from_" not in function.__code__.co_name:
            return None  # of functools, the comparisons of `total_ordering`
        found = definitions(module).get(function.__qualname__, [])
        if isinstance(function, FunctionType):
            line = function.__code__.co_firstlineno
            found = [entry for entry in found if line in (entry[0].lineno, *(d.lineno for d in entry[0].decorator_list))]
            if function.__code__.co_freevars not in ((), ("__class__",)):
                return None
        if len(found) != 1:
            return None
        node, owner = found[0]
        inside = importlib.import_module(module)
        space = dict(vars(inside))
        if owner:
            space["$owner"] = getattr(inside, owner)
        defaults = None
        if isinstance(function, FunctionType):
            defaults = (*(function.__defaults__ or ()), *(function.__kwdefaults__ or {}).values())
        return self.compiled(node, owner, space, defaults, (module, function.__qualname__))

    def written(self, text: str, space: dict[str, Any]) -> Any:
        """The function that a text defines: what `dataclasses` generates has no source."""
        return self.compiled(ast.parse(text).body[0], "", space, None, text)

    def compiled(self, node: Any, owner: str, space: dict[str, Any], defaults: tuple[Any, ...] | None, name: Any) -> Any:
        machine = self.machine
        code = machine.program.library.get(name)
        if code is None:
            code = machine.program.library[name] = self.code(node, owner, defaults is not None)
        if code is False:
            return None
        space.update(machine.base["$operations"], **{f"$d{i}": value for i, value in enumerate(defaults or ())})
        space["$guarded"] = space["$generator"]  # none of these generators has anything to do when it is abandoned
        space["__name__"], space["__builtins__"] = OUR_MODULES + "library", machine.base["__builtins__"]
        exec(code, space)
        for _ in space["$main"]():
            raise AssertionError("a definition does not stop")
        return space[node.name]

    def code(self, node: Any, owner: str, named: bool) -> Any:
        """The code that defines the lowered function; False when it cannot be lowered."""
        node = _Late().without_global(copy.deepcopy(node))
        if any(isinstance(inner, ast.Global | ast.Nonlocal | ast.AsyncFunctionDef) for inner in ast.walk(node)):
            return False
        arguments = node.args
        every = [*arguments.posonlyargs, *arguments.args]
        node.decorator_list, node.returns = [], None
        for argument in (*every, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg):
            if argument is not None:
                argument.annotation = None
        if named:
            count = len(arguments.defaults)
            arguments.defaults = [ast.Name(f"$d{i}", ast.Load()) for i in range(count)]
            given = [value is not None for value in arguments.kw_defaults]
            numbers = iter(range(count, count + sum(given)))
            arguments.kw_defaults = [ast.Name(f"$d{next(numbers)}", ast.Load()) if some else None for some in given]
        node = _Alone(owner, every[0].arg if every else "").visit(node)
        program = self.machine.program
        before = len(program.sites)
        try:
            made = compile_program(ast.fix_missing_locations(ast.Module([node], [])), REWRITTEN + node.name, sites=program.sites)
        except Unsupported:
            return False
        program.sites[before:] = of_library(made.sites[before:])
        return made.code


def dataclass_source(name: str, cls: Any) -> str | None:
    """The source of a method that `dataclasses` generated, or None."""
    fields = [f for f in cls.__dataclass_fields__.values() if f._field_type.__repr__() == "_FIELD"]
    if name == "__repr__":
        shown = ", ".join(f"{f.name}={{self.{f.name}!r}}" for f in fields if f.repr)
        return f"def __repr__(self):\n return self.__class__.__qualname__ + f'({shown})'"
    if name == "__hash__":
        hashed = "".join(f"self.{f.name}, " for f in fields if (f.compare if f.hash is None else f.hash))
        return f"def __hash__(self):\n return hash(({hashed}))"
    signs = {"__eq__": "==", "__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}
    if name not in signs:
        return None
    compared = [f.name for f in fields if f.compare]
    if name == "__eq__" and sys.version_info >= (3, 13):
        test = " and ".join(f"self.{field} == other.{field}" for field in compared) or "True"
    else:
        one, two = ("".join(f"{who}.{field}, " for field in compared) for who in ("self", "other"))
        test = f"({one}) {signs[name]} ({two})"
    return f"def {name}(self, other):\n if other.__class__ is self.__class__:\n  return {test}\n return NotImplemented"


def dataclass_init(cls: Any) -> tuple[str, dict[str, Any]]:
    """The source of the ``__init__`` that `dataclasses` generated, and the values that it names."""
    space: dict[str, Any] = {"_missing": dataclasses.MISSING}
    positional: list[str] = []
    named: list[str] = []
    body: list[str] = []
    handed: list[str] = []
    for field in cls.__dataclass_fields__.values():
        kind = repr(field._field_type)
        if kind == "_FIELD_CLASSVAR":
            continue
        name, value = field.name, field.name
        factory = field.default_factory is not dataclasses.MISSING
        if factory:
            space[f"_make_{name}"] = field.default_factory
            value = f"_make_{name}() if {name} is _missing else {name}" if field.init else f"_make_{name}()"
        elif field.default is not dataclasses.MISSING:
            space[f"_default_{name}"] = field.default
        if field.init:
            default = "=_missing" if factory else f"=_default_{name}" if f"_default_{name}" in space else ""
            (named if field.kw_only else positional).append(name + default)
        elif not factory:
            if "__slots__" not in vars(cls) or f"_default_{name}" not in space:
                continue
            value = f"_default_{name}"
        if kind == "_FIELD_INITVAR":
            handed.append(name)
        elif cls.__dataclass_params__.frozen:
            body.append(f"object.__setattr__($self, {name!r}, {value})")
        else:
            body.append(f"$self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        body.append(f"$self.__post_init__({', '.join(handed)})")
    star = ["*", *named] if named else []
    text = f"def __init__({', '.join(['$self', *positional, *star])}):\n " + "\n ".join(body or ["pass"])
    return text.replace("$self", "_self" if "self" in cls.__dataclass_fields__ else "self"), space
