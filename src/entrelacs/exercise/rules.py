"""What an answer may not do, whatever it ends in: leave the exercise, hide a fault, replace what observes it.

Each rule yields to the exercise itself: what the start or the solution does in the learner's part, the learner may do too.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from .aliases import Aliases, origins
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
    "exec eval compile globals locals vars getattr setattr delattr open input exit quit breakpoint __import__ _exit SystemExit".split(),
    "cela permet de sortir de l'exercice ; il se résout sans",
) | dict.fromkeys(["NameError", "dir"], "votre partie n'a pas à deviner dans quel programme elle est essayée")
"""Names that are not for an answer, and why."""
ALSO = {"Semaphore": ("BoundedSemaphore",), "Queue": ("LifoQueue", "PriorityQueue", "SimpleQueue")}
"""What is another kind of something: an exercise that does without the one does without the others."""
CHANGING = frozenset(
    "add append appendleft clear difference_update discard extend insert intersection_update pop popitem popleft remove reverse setdefault "
    "sort symmetric_difference_update update".split()
)
"""The methods that change the list, the set or the dictionary that they are called on."""
_WIDE = frozenset({"Exception", "BaseException", "AssertionError"})
"""What a handler may not catch in silence: with these, the checks of the harness too."""
_CONTAINERS = frozenset("list set dict deque defaultdict OrderedDict Counter bytearray".split())
_DISPLAYS = ast.List | ast.Set | ast.Dict | ast.ListComp | ast.SetComp | ast.DictComp
_LOOPS = ast.For | ast.AsyncFor | ast.While
_FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef


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
    read: set[str] = field(default_factory=set)
    """Those that are not only assigned."""
    bound: dict[str, int] = field(default_factory=dict)
    """The names of the module that are bound: assigned, defined, imported, declared ``global`` and assigned."""
    reached: dict[str, int] = field(default_factory=dict)
    """The names whose attributes are assigned: ``threading`` in ``threading.Lock = …``."""
    changed: dict[str, int] = field(default_factory=dict)
    """The names of the lists, sets and dictionaries that are changed in place."""
    shadowed: dict[str, int] = field(default_factory=dict)
    """The names bound in a function that is given: what is given there, and reads them, reads the learner's."""
    skipping: dict[str, int] = field(default_factory=dict)
    """The words (``return``, ``break``, ``continue``, ``yield``) that leave a given function or loop before its last given line."""
    swallowing: dict[str, int] = field(default_factory=dict)
    """What makes any exception vanish: the word of the statement."""
    escaping: dict[str, int] = field(default_factory=dict)
    """The names that stand where more can be done to their value than to read it: given another name, passed to a function."""
    replaced: dict[str, int] = field(default_factory=dict)
    """The attributes that are assigned to what a name of the module holds: ``set`` in ``ouvert.set = …``."""
    loaded: dict[str, int] = field(default_factory=dict)
    """The names that are read, and nowhere bound by the learner: those of what is given, or of Python."""
    remade: dict[str, int] = field(default_factory=dict)
    """``type(…)`` that is called, which makes another object of the same class whatever its name."""
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
        for kind in (name, *ALSO.get(name, ())):
            if kind in part.names:
                yield Fault(part.names[kind], f"« {kind} » n'est pas permis dans cet exercice : {_sentence(reason)}")
    for name, reason in NAMES.items():
        if name in written and name not in exercise.forbidden:
            yield Fault(written[name], f"« {name} » n'est pas permis : {_sentence(reason)}")
    for name, line in written.items():
        if name.startswith("__") and name.endswith("__") and name not in part.bound and name not in NAMES and name != "__init__":
            yield Fault(line, f"« {name} » n'est pas permis : {_sentence('l’exercice se résout sans fouiller les objets')}")
    for name, line in new(lambda part: part.remade):
        yield Fault(line, f"« {name} » n'est pas permis : écrivez le nom de la classe dont vous créez un objet.")
    imports = _imports(exercise)
    for name, line in new(lambda part: part.imported):
        if name not in MODULES and name not in imports:
            yield Fault(line, f"« import {name} » n'est pas permis : {_sentence('les modules du cours suffisent')}")
    frozen, values = _bound_outside(assembly), _values_outside(assembly)
    elsewhere = {name: harness.name for harness in exercise.harnesses for name in _bound_outside(harness.frame.solution())}
    read = {name for harness in exercise.harnesses for name in _read_beside(harness.frame.solution())}
    for name, line in new(lambda part: part.bound):
        if name in frozen:
            yield Fault(line, f"« {name} » est donné : votre partie ne le redéfinit pas.")
        elif name in elsewhere:
            where = f"un autre programme où votre partie est essayée (« {elsewhere[name]} »)"
            yield Fault(line, f"« {name} » est déjà le nom d'autre chose dans {where} : prenez un autre nom.")
        elif hasattr(builtins, name):
            yield Fault(line, f"« {name} » est de Python : votre partie ne le redéfinit pas.")
    for name, line in new(lambda part: part.reached):
        if name in frozen and name not in values or name in MODULES:
            yield Fault(line, f"« {name} » est donné : votre partie n'en change pas les attributs.")
        elif name == "type":
            yield Fault(line, "votre partie ne change pas la classe d'un objet donné : elle n'en change que l'état.")
    methods = _methods_outside(assembly)
    for name, line in new(lambda part: part.replaced):
        if name in methods:
            yield Fault(line, f"« {name} » est une méthode donnée : votre partie ne la remplace pas.")
    for name, line in new(lambda part: part.shadowed):
        if name in read:
            yield Fault(line, f"« {name} » sert à ce qui est donné dans la même fonction : prenez un autre nom.")
    mentioned = {name for other in given for name in other.names}
    for name, line in part.changed.items():
        if name in values and name not in mentioned:
            yield Fault(line, f"« {name} » est donné pour observer le programme : votre partie n'y écrit pas.")
    containers = _containers_outside(assembly)
    for name, line in part.escaping.items():
        if name in containers and name not in mentioned:
            said = "votre partie peut le lire, sans lui donner un autre nom ni le confier à une fonction"
            yield Fault(line, f"« {name} » est donné pour observer le programme : {said}.")
    threads = _threads_outside(assembly)
    for name, line in part.loaded.items():
        if name in threads and name not in mentioned:
            said = "votre partie n'a pas à savoir quels fils l'exécutent, ni à attendre leur fin"
            yield Fault(line, f"« {name} » est donné pour faire tourner le programme : {said}.")
    for word, line in new(lambda part: part.skipping):
        yield Fault(line, f"ce « {word} » saute des lignes données après votre partie : elles doivent être faites.")
    if not any(other.swallowing for other in given):
        for word, line in part.swallowing.items():
            yield Fault(line, f"ce « {word} » avale toutes les exceptions : la faute resterait, et plus rien ne la montrerait.")
    for name, reason in exercise.needed.items():
        if name not in part.names:
            yield Fault(0, f"votre partie doit employer « {name} » : {_sentence(reason)}")


def shortcomings(exercise: Exercise, assembly: Assembly) -> Iterator[Fault]:
    """Yield what an answer that no harness catches still lacks. Raises ``SyntaxError``."""
    part = _read(assembly)
    for name, reason in exercise.needed.items():
        if name not in part.read:
            yield Fault(part.names.get(name, 0), f"votre partie écrit « {name} » sans jamais s'en servir : {_sentence(reason)}")
    if exercise.recheck and (line := _unchecked(assembly)):
        yield Fault(line, f"ce « wait » n'est pas dans une boucle qui revérifie ce que l'on attend : {_sentence(exercise.recheck)}")


def _unchecked(assembly: Assembly) -> int:
    """The line of a ``wait`` of a condition, in the learner's part, that no ``while`` of its function holds; 0 when there is none."""
    tree = assembly.tree
    held = {ast.unparse(item.context_expr) for node in ast.walk(tree) if isinstance(node, ast.With | ast.AsyncWith) for item in node.items}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and ast.unparse(node.value.func).endswith("Condition"):
            held.update(map(ast.unparse, node.targets))
    inside = {id(leaf) for loop in ast.walk(tree) if isinstance(loop, ast.While) for leaf in _own(loop)}
    return min(
        (
            node.lineno
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "wait"
            and ast.unparse(node.func.value) in held and assembly.inside(node.lineno) and id(node) not in inside
        ),
        default=0,
    )  # fmt: skip


def _sentence(reason: str) -> str:
    return reason if reason.endswith((".", "!", "?")) else reason + "."


def _imports(exercise: Exercise) -> set[str]:
    """The modules that the program given imports."""
    found: set[str] = set()
    for node in ast.walk(exercise.frame.solution().tree):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def _bound_outside(assembly: Assembly) -> set[str]:
    """The names that what is given binds in the module."""
    part = _Part()
    _Bindings(part, lambda line: not assembly.inside(line)).visit(assembly.tree)
    return {*part.bound}


def _values_outside(assembly: Assembly) -> set[str]:
    """Of those names, the ones that are assigned: data, whose attributes may be the learner's business."""
    found: set[str] = set()
    for node in assembly.tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign) and not assembly.inside(node.lineno):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found.update(name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name))
    return found


def _containers_outside(assembly: Assembly) -> set[str]:
    """Of those, the ones that are containers, as far as their text tells."""
    found: set[str] = set()
    for node in assembly.tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None and not assembly.inside(node.lineno):
            made = getattr(node.value.func, "id", getattr(node.value.func, "attr", "")) if isinstance(node.value, ast.Call) else ""
            if isinstance(node.value, _DISPLAYS) or made in _CONTAINERS:
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                found.update(target.id for target in targets if isinstance(target, ast.Name))
    return found


def _threads_outside(assembly: Assembly) -> set[str]:
    """Of those, the ones that hold threads."""
    found: set[str] = set()
    for node in assembly.tree.body:
        if isinstance(node, ast.Assign) and not assembly.inside(node.lineno):
            calls = [call.func for call in ast.walk(node.value) if isinstance(call, ast.Call)]
            if any(getattr(func, "id", getattr(func, "attr", "")) == "Thread" for func in calls):
                found.update(target.id for target in node.targets if isinstance(target, ast.Name))
    return found


def _methods_outside(assembly: Assembly) -> set[str]:
    """The names of the methods of the classes that are given."""
    return {
        method.name
        for node in assembly.tree.body
        if isinstance(node, ast.ClassDef) and not assembly.inside(node.lineno)
        for method in node.body
        if isinstance(method, _FUNCTIONS)
    }


def _holding(assembly: Assembly) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """The functions that are given, and hold a region."""
    for node in ast.walk(assembly.tree):
        if isinstance(node, _FUNCTIONS) and not assembly.inside(node.lineno):
            if any(node.lineno < first and last <= (node.end_lineno or 0) for first, last in assembly.spans):
                yield node


def _read_beside(assembly: Assembly) -> set[str]:
    """The names that what is given reads in the functions that hold a region."""
    return {
        name.id
        for function in _holding(assembly)
        for name in ast.walk(function)
        if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Load) and not assembly.inside(name.lineno)
    }


def _own(node: ast.AST) -> Iterator[ast.AST]:
    """What stands in a function or a loop, short of the functions and classes that it defines."""
    for child in ast.iter_child_nodes(node):
        yield child
        if not isinstance(child, _FUNCTIONS | ast.ClassDef | ast.Lambda):
            yield from _own(child)


def _given_functions(assembly: Assembly, part: _Part) -> None:
    """Note what the learner's lines do to the given functions that they stand in."""
    for function in _holding(assembly):
        nodes = [*_own(function)]
        shared = {name for node in nodes if isinstance(node, ast.Global | ast.Nonlocal) for name in node.names}
        end = max((line for line in range(function.lineno, (function.end_lineno or 0) + 1) if _tells(assembly, line)), default=0)
        inner = {id(leaf) for loop in nodes if isinstance(loop, _LOOPS) and assembly.inside(loop.lineno) for leaf in _own(loop)}
        for node in nodes:
            line = getattr(node, "lineno", 0)
            if not assembly.inside(line):
                continue
            if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load) and node.id not in shared:
                part.shadowed.setdefault(node.id, line)
            elif isinstance(node, _FUNCTIONS | ast.ClassDef) and node.name not in shared:
                part.shadowed.setdefault(node.name, line)
            elif isinstance(node, ast.Yield | ast.YieldFrom):  # called, the function does nothing at all
                part.skipping.setdefault("yield", line)
            elif line < end and (isinstance(node, ast.Return) or isinstance(node, ast.Break | ast.Continue) and id(node) not in inner):
                part.skipping.setdefault(type(node).__name__.lower(), line)


def _tells(assembly: Assembly, line: int) -> bool:
    """Whether a line is given, and does something."""
    text = assembly.text.splitlines()[line - 1].strip()
    return bool(text) and not text.startswith("#") and not assembly.inside(line)


def _given_imports(tree: ast.Module, assembly: Assembly) -> frozenset[tuple[str, str]]:
    """The imports of what is given: the name that each binds, and what it is bound to."""
    return frozenset(
        pair
        for node in tree.body
        if isinstance(node, ast.Import | ast.ImportFrom) and not assembly.inside(node.lineno)
        for pair in origins(node)
    )


@lru_cache(maxsize=16)
def _read(assembly: Assembly) -> _Part:
    """What a program says; nobody changes it: the start and the solution of an exercise are read once for all the answers to it."""
    part = _Part()
    tree = assembly.tree
    known = Aliases(tree, assembly)
    for node in ast.walk(tree):
        line = getattr(node, "lineno", 0)
        if not assembly.inside(line):
            continue
        if isinstance(node, ast.Call) and _timed(node):
            part.names.setdefault("timeout", line)
        if isinstance(node, ast.Name):
            part.names.setdefault(node.id, line)
            if isinstance(node.ctx, ast.Load):
                part.loaded.setdefault(node.id, line)
                if not known.only_read(node):
                    part.escaping.setdefault(node.id, line)
        elif isinstance(node, ast.Attribute):
            part.names.setdefault(node.attr, line)
            if isinstance(node.ctx, ast.Store | ast.Del):
                for name in known.roots(node):
                    part.reached.setdefault(name, line)
                    if name not in ("self", "cls"):
                        part.replaced.setdefault(node.attr, line)
        elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
            for name in known.roots(node):
                part.changed.setdefault(name, line)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGING:
            for name in known.roots(node.func):
                part.changed.setdefault(name, line)
        elif isinstance(node, ast.Call) and _remakes(node.func, known):
            part.remade.setdefault("type(…)()", line)
        elif isinstance(node, ast.keyword) and node.arg:
            part.names.setdefault(node.arg, line)
        elif isinstance(node, ast.alias):
            part.names.setdefault(node.name, line)
        elif word := _swallows(node, known):
            part.swallowing.setdefault(word, line)
        if isinstance(node, ast.Import):
            for alias in node.names:
                part.imported.setdefault(alias.name, line)
        elif isinstance(node, ast.ImportFrom):
            part.imported.setdefault(node.module or ".", line)
    own = {
        node.arg if isinstance(node, ast.arg) else node.id
        for node in ast.walk(tree)
        if (isinstance(node, ast.arg) or isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)) and assembly.inside(node.lineno)
    }
    stored = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)}
    loaded = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and assembly.inside(node.lineno)}
    part.read = part.names.keys() - (stored - loaded)
    part.loaded = {name: line for name, line in part.loaded.items() if name not in own}
    _Bindings(part, assembly.inside, _given_imports(tree, assembly)).visit(tree)
    _given_functions(assembly, part)
    return part


def _remakes(called: ast.expr, known: Aliases) -> bool:
    """Whether what is called is the class of an object, got by ``type(…)``."""
    named = isinstance(called, ast.Name) and called.id != "type"
    return (named or isinstance(called, ast.Call)) and "type" in known.roots(called)


def _timed(call: ast.Call) -> bool:
    """Whether a call gives a timeout by its place: ``lock.acquire(True, 1)``, ``event.wait(1)``."""
    function = call.func
    if not isinstance(function, ast.Attribute) or isinstance(function.value, ast.Name) and (function.value.id, function.attr) == ("asyncio", "wait"):
        return False
    return len(call.args) >= {"acquire": 2, "wait": 1, "wait_for": 2}.get(function.attr, len(call.args) + 1)


def _swallows(node: ast.AST, known: Aliases) -> str:
    """The word of the statement when it makes any exception vanish, raising nothing itself; else nothing."""
    if isinstance(node, ast.ExceptHandler):
        types = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
        wide = any(kind is None or not _WIDE.isdisjoint(known.roots(kind)) for kind in types)
        return "except" if wide and not any(isinstance(inner, ast.Raise) for inner in ast.walk(node)) else ""
    if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "suppress":
        return "suppress" if not all(_WIDE.isdisjoint(known.roots(kind)) for kind in node.args) else ""
    if isinstance(node, _FUNCTIONS) and node.name in ("__exit__", "__aexit__"):
        leaving = [leaf.value for leaf in _own(node) if isinstance(leaf, ast.Return) and leaf.value is not None]
        return node.name if any(not isinstance(value, ast.Constant) or value.value for value in leaving) else ""
    if isinstance(node, ast.Try | ast.TryStar):
        last = [leaf for statement in node.finalbody for leaf in (statement, *_own(statement))]
        kept = {id(leaf) for loop in last if isinstance(loop, _LOOPS) for leaf in _own(loop)}
        leaves = any(isinstance(leaf, ast.Return) or isinstance(leaf, ast.Break | ast.Continue) and id(leaf) not in kept for leaf in last)
        return "finally" if leaves else ""
    return ""


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
        for name, source in origins(node):
            if (name, source) not in self.known:
                self.bind(name, node.lineno)

    visit_ImportFrom = visit_Import

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        if node.name:
            self.bind(node.name, node.lineno)
        self.generic_visit(node)

    def visit_MatchAs(self, node: ast.MatchAs | ast.MatchStar) -> None:
        if node.name:
            self.bind(node.name, node.lineno)
        self.generic_visit(node)

    visit_MatchStar = visit_MatchAs

    def visit_MatchMapping(self, node: ast.MatchMapping) -> None:
        if node.rest:
            self.bind(node.rest, node.lineno)
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

    def visit_ListComp(self, node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp) -> None:
        for inner in ast.walk(node):  # its own names stay in it, save those that ``:=`` binds
            if isinstance(inner, ast.NamedExpr):
                self.bind(inner.target.id, inner.lineno)

    visit_SetComp = visit_DictComp = visit_GeneratorExp = visit_ListComp
