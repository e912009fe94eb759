"""What an answer may not do, whatever it ends in: leave the exercise, hide a fault, replace what observes it.

Each rule yields to the exercise itself: what the start or the solution does in the learner's part, the learner may do too.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from .frame import Assembly
from .specification import Exercise

MODULES = frozenset(
    "threading asyncio queue contextlib collections dataclasses enum functools heapq itertools math operator time typing concurrent.futures "
    "concurrent".split()
)
"""What an answer may import, besides what the program does."""
NAMES = {
    "sleep": "attendre un temps donné ne garantit aucun ordre, si long soit-il",
    "daemon": "un fil démon est abandonné à la fin du programme : son travail peut ne pas être fait",
    "print": "ce qui s'affiche est donné ; votre partie n'affiche rien",
    "setswitchinterval": "régler le rythme des bascules n'en interdit aucune",
    "getswitchinterval": "régler le rythme des bascules n'en interdit aucune",
} | dict.fromkeys(
    "exec eval compile globals locals vars setattr delattr open input exit quit breakpoint __import__ _exit SystemExit".split(),
    "cela permet de sortir de l'exercice ; il se résout sans",
)
"""Names that are not for an answer, and why."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What an answer may not do: the line (of the assembly), and the sentence."""

    line: int
    said: str


@dataclass
class _Part:
    """What stands in the learner's regions of a program."""

    names: dict[str, int] = field(default_factory=dict)
    """Every name, attribute, keyword and import that is written, with its first line."""
    bound: dict[str, int] = field(default_factory=dict)
    """The names of the module that are bound: assigned, defined, imported, declared ``global`` and assigned."""
    reached: dict[str, int] = field(default_factory=dict)
    """The names whose attributes are assigned: ``threading`` in ``threading.Lock = …``."""
    swallowing: list[int] = field(default_factory=list)
    """The handlers that catch any exception and raise none."""
    imported: dict[str, int] = field(default_factory=dict)


def faults(exercise: Exercise, assembly: Assembly) -> Iterator[Fault]:
    """Yield what the learner's part of `assembly` may not do. Raises ``SyntaxError``."""
    part = _read(assembly)
    given = [_read(exercise.frame.start()), _read(exercise.frame.solution())]

    def new(which: Callable[[_Part], dict[str, int]]) -> Iterator[tuple[str, int]]:
        known = {name for other in given for name in which(other)}
        yield from ((name, line) for name, line in which(part).items() if name not in known)

    written = dict(new(lambda part: part.names))
    for name, reason in exercise.forbidden.items():  # the author's word is the last, even on what the start does
        if name in part.names:
            yield Fault(part.names[name], f"« {name} » n'est pas permis dans cet exercice : {_sentence(reason)}")
    for name, reason in NAMES.items():
        if name in written and name not in exercise.forbidden:
            yield Fault(written[name], f"« {name} » n'est pas permis : {_sentence(reason)}")
    for name, line in written.items():
        if name.startswith("__") and name.endswith("__") and name not in part.bound and name not in NAMES and name != "__init__":
            yield Fault(line, f"« {name} » n'est pas permis : {_sentence('l’exercice se résout sans fouiller les objets')}")
    for name, line in new(lambda part: part.imported):
        if name not in MODULES and name not in _imports(exercise):
            yield Fault(line, f"« import {name} » n'est pas permis : {_sentence('les modules du cours suffisent')}")
    frozen = _bound_outside(assembly)
    for name, line in new(lambda part: part.bound):
        if name in frozen:
            yield Fault(line, f"« {name} » est donné : votre partie ne le redéfinit pas.")
        elif hasattr(builtins, name):
            yield Fault(line, f"« {name} » est de Python : votre partie ne le redéfinit pas.")
    for name, line in new(lambda part: part.reached):
        if name in frozen and name not in _values_outside(assembly) or name in MODULES:
            yield Fault(line, f"« {name} » est donné : votre partie n'en change pas les attributs.")
    if not any(other.swallowing for other in given):
        for line in part.swallowing:
            yield Fault(line, "ce « except » avale toutes les exceptions : la faute resterait, et plus rien ne la montrerait.")
    for name, reason in exercise.needed.items():
        if name not in part.names:
            yield Fault(0, f"votre partie doit employer « {name} » : {_sentence(reason)}")


def _sentence(reason: str) -> str:
    return reason if reason.endswith((".", "!", "?")) else reason + "."


def _imports(exercise: Exercise) -> set[str]:
    """The modules that the program given imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(exercise.frame.solution().text)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def _bound_outside(assembly: Assembly) -> set[str]:
    """The names that what is given binds in the module."""
    part = _Part()
    _Bindings(part, lambda line: not assembly.inside(line)).visit(ast.parse(assembly.text))
    return {*part.bound}


def _values_outside(assembly: Assembly) -> set[str]:
    """Of those names, the ones that are assigned: data, whose attributes may be the learner's business."""
    found: set[str] = set()
    for node in ast.parse(assembly.text).body:
        if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign) and not assembly.inside(node.lineno):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found.update(name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name))
    return found


def _given_imports(tree: ast.Module, assembly: Assembly) -> frozenset[tuple[str, str]]:
    """The imports of what is given: the name that each binds, and what it is bound to."""
    return frozenset(
        pair
        for node in tree.body
        if isinstance(node, ast.Import | ast.ImportFrom) and not assembly.inside(node.lineno)
        for pair in _origins(node)
    )


def _origins(node: ast.Import | ast.ImportFrom) -> Iterator[tuple[str, str]]:
    for alias in node.names:
        source = f"{node.module}.{alias.name}" if isinstance(node, ast.ImportFrom) else alias.name
        yield alias.asname or alias.name.partition(".")[0], source


def _read(assembly: Assembly) -> _Part:
    part = _Part()
    tree = ast.parse(assembly.text)
    for node in ast.walk(tree):
        line = getattr(node, "lineno", 0)
        if not assembly.inside(line):
            continue
        if isinstance(node, ast.Name):
            part.names.setdefault(node.id, line)
        elif isinstance(node, ast.Attribute):
            part.names.setdefault(node.attr, line)
            if isinstance(node.ctx, ast.Store | ast.Del):
                root: ast.expr = node
                while isinstance(root, ast.Attribute | ast.Subscript):
                    root = root.value
                if isinstance(root, ast.Name):
                    part.reached.setdefault(root.id, line)
        elif isinstance(node, ast.keyword) and node.arg:
            part.names.setdefault(node.arg, line)
        elif isinstance(node, ast.alias):
            part.names.setdefault(node.name, line)
        elif isinstance(node, ast.ExceptHandler) and _swallows(node):
            part.swallowing.append(line)
        if isinstance(node, ast.Import):
            for alias in node.names:
                part.imported.setdefault(alias.name, line)
        elif isinstance(node, ast.ImportFrom):
            part.imported.setdefault(node.module or ".", line)
    _Bindings(part, assembly.inside, _given_imports(tree, assembly)).visit(tree)
    return part


def _swallows(handler: ast.ExceptHandler) -> bool:
    """Whether it catches whatever is raised, and raises nothing itself."""
    types = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    wide = any(kind is None or isinstance(kind, ast.Name) and kind.id in ("Exception", "BaseException") for kind in types)
    return wide and not any(isinstance(node, ast.Raise) for node in ast.walk(handler))


class _Bindings(ast.NodeVisitor):
    """Notes the names of the module that are bound on the lines that `chosen` says, imports `known` already left out."""

    def __init__(self, part: _Part, chosen: Callable[[int], bool], known: frozenset[tuple[str, str]] = frozenset()):
        self.part, self.chosen, self.known = part, chosen, known
        self.scopes: list[set[str]] = []  # of each function or class around: its ``global`` names

    def bind(self, name: str, line: int) -> None:
        if self.chosen(line) and (not self.scopes or name in self.scopes[-1]):
            self.part.bound.setdefault(name, line)

    def visit_Name(self, node: ast.Name) -> None:
        if not isinstance(node.ctx, ast.Load):
            self.bind(node.id, node.lineno)

    def visit_Import(self, node: ast.Import | ast.ImportFrom) -> None:
        for name, source in _origins(node):
            if (name, source) not in self.known:
                self.bind(name, node.lineno)

    visit_ImportFrom = visit_Import

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        if node.name:
            self.bind(node.name, node.lineno)
        self.generic_visit(node)

    def visit_MatchAs(self, node: ast.MatchAs) -> None:
        if node.name:
            self.bind(node.name, node.lineno)
        self.generic_visit(node)

    def visit_Global(self, node: ast.Global) -> None:
        if self.scopes:
            self.scopes[-1].update(node.names)

    def scope(self, node: ast.AST) -> None:
        names = {name for inner in ast.walk(node) if isinstance(inner, ast.Global) for name in inner.names}
        self.scopes.append(names)
        self.generic_visit(node)
        self.scopes.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> None:
        self.bind(node.name, node.lineno)
        for decorator in node.decorator_list:
            self.visit(decorator)
        self.scope(node)

    visit_AsyncFunctionDef = visit_ClassDef = visit_FunctionDef

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self.scope(node)

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = visit_Lambda  # type: ignore[assignment]
