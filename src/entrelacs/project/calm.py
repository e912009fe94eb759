"""What a file of tests computes for pytest before its tests: it is left out, and nobody may be able to tell.

An expression is calm when it is computed from constants, by Python's own functions: ``range(3)``, ``sys.version_info < (3, 12)``,
``[pytest.param(n * 2, id="two") for n in SIZES]``.
"""

from __future__ import annotations

import ast
import builtins

from .effects import names_of
from .links import Links
from .meanings import Symbol
from .sources import Source

PLAIN = frozenset("abs all any bool bytes complex dict divmod enumerate float frozenset int len list max min ord chr range repr reversed round set sorted str sum tuple zip".split())
"""Built-in functions that only compute."""
MODULES = frozenset("collections datetime decimal enum fractions functools itertools json math operator os.path pathlib platform re string sys textwrap uuid".split())
"""Modules of the library whose functions only compute, when they are given data."""
READING = frozenset("importlib.util.find_spec os.cpu_count os.environ.get os.getenv os.getpid shutil.which socket.gethostname time.time".split())
"""Functions of the library that look at the machine, and leave it as it is."""
ASKED = frozenset("capitalize copy count decode encode endswith format get index items join keys lower replace rstrip split startswith strip title upper values".split())
"""Methods that change nothing."""
COMBINED = (
    ast.JoinedStr, ast.FormattedValue, ast.Tuple, ast.List, ast.Set, ast.Dict, ast.BinOp, ast.UnaryOp, ast.BoolOp, ast.Compare, ast.IfExp, ast.Subscript, ast.Slice, ast.Starred,
    ast.keyword, ast.expr_context, ast.operator, ast.unaryop, ast.boolop, ast.cmpop,
)  # fmt: skip
CALLED = frozenset("addinivalue_line add_marker addini addoption append extend get_closest_marker getgroup getini getoption insert iter_markers keys parametrize remove reverse sort write_line write_sep".split())
"""What a hook calls of what pytest gives to it, and that reaches no test."""
REACHING = frozenset("cls fixturenames function instance module obj session stash __globals__".split())
"""What leads from an item of pytest to the objects of the project."""


NONE, LISTED, HELD = 0, 1, 2
"""What is done of a value: anything; its items are walked through, it may be called later; it is held, and nothing is asked of it."""


class Calm:
    """Looks at expressions, and at the hooks of pytest."""

    def __init__(self, links: Links):
        self.links = links
        self.asked: set[tuple[Source, str]] = set()

    def given(self, source: Source, node: ast.expr) -> bool:
        """Whether what a decorator is given is calm: pytest walks through it, asks whether it is true, calls what makes ids."""
        if not isinstance(node, ast.Call):
            return True
        named = {part.arg: part.value for part in node.keywords}
        ids = named.pop("ids", None)
        asked = getattr(node.func, "attr", "") in ("skipif", "xfail")
        if asked and any(isinstance(part, ast.Constant) and isinstance(part.value, str) and "(" in part.value for part in (*node.args, named.get("condition"))):
            return False
        shown = ids is not None and not isinstance(ids, ast.List | ast.Tuple | ast.Constant)
        if ids is not None and not (self.makes_ids(source, ids) if shown else self.calm(source, ids)):
            return False
        level = NONE if asked else LISTED if shown else HELD
        return self.given(source, node.func) and all(self.calm(source, part, kept=min(level, LISTED), most=level) for part in (*node.args, *named.values()))

    def makes_ids(self, source: Source, node: ast.expr) -> bool:
        """Whether a function that makes texts of values only computes them."""
        if isinstance(node, ast.Lambda):
            return self.calm(source, node.body, frozenset(part.arg for part in node.args.args))
        if isinstance(node, ast.Name) and not source.binds(node.id):
            return node.id in PLAIN
        uses = source.binds(node.id) if isinstance(node, ast.Name) else []
        made = uses[0].node if len(uses) == 1 else None
        if not isinstance(made, ast.FunctionDef) or made.decorator_list:
            return False
        *before, last = made.body
        told = all(isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant) for part in before)
        return told and isinstance(last, ast.Return) and last.value is not None and self.calm(source, last.value, frozenset(part.arg for part in made.args.args))

    def calm(self, source: Source, node: ast.AST, local: frozenset[str] = frozenset(), kept: int = 0, most: int = 2) -> bool:
        """Whether nobody can tell that an expression has been evaluated; `kept` says what may be done of its value (`NONE`, `LISTED`, `HELD`)."""
        match node:
            case ast.Constant():
                return True
            case ast.Lambda():
                return kept > NONE
            case ast.Name(id=name):
                return name in local or self.constant(source, name, kept) or kept > NONE and self.defined(source, node, kept)
            case ast.Attribute(value=value):
                if self.kind(source, node) in ("standard", "foreign") or self.member(source, node) or kept > NONE and self.defined(source, node, kept):
                    return True
                return self.kind(source, node) is None and self.calm(source, value, local)  # of a number, of a path
            case ast.Call():
                return self.call(source, node, local, kept, most)
            case ast.ListComp(generators=parts) | ast.SetComp(generators=parts) | ast.DictComp(generators=parts) | ast.GeneratorExp(generators=parts):
                inner = local | {name.id for part in parts for name in ast.walk(part.target) if isinstance(name, ast.Name)}
                held = [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]
                return all(self.calm(source, one, inner) for part in parts for one in (part.iter, *part.ifs)) and all(self.calm(source, one, inner, kept) for one in held)
        through = most if kept > NONE and isinstance(node, ast.Tuple | ast.List | ast.Dict) else kept if isinstance(node, ast.keyword) else NONE
        return isinstance(node, COMBINED) and all(self.calm(source, part, local, through, most) for part in ast.iter_child_nodes(node))

    def kind(self, source: Source, node: ast.expr) -> str | None:
        """Whose the thing is that a name, or what is called or asked of it, leads to: of the library, installed beside, or neither."""
        while isinstance(node, ast.Call):
            node = node.func
        name = self.links.outside(source, node)
        if not name and isinstance(node, ast.Attribute) and isinstance(node.value, ast.Call):
            return self.kind(source, node.value)
        return self.links.modules.kind(name.partition(".")[0]) if name else None

    def call(self, source: Source, node: ast.Call, local: frozenset[str], kept: int, most: int) -> bool:
        kind = self.kind(source, node.func)
        given = [*node.args, *node.keywords]
        if kind == "foreign":  # it knows nothing of the project
            whole = node.func.value if isinstance(node.func, ast.Attribute) else None
            stored = most if self.links.outside(source, node.func) == "pytest.param" else LISTED
            return (not isinstance(whole, ast.Call) or self.calm(source, whole, local)) and all(self.calm(source, part, local, stored, most) for part in given)
        if not all(self.calm(source, part, local) for part in given):
            return False
        if kind == "standard":
            name = self.links.outside(source, node.func)
            return any(name.startswith(f"{module}.") for module in MODULES) or name in READING or not name
        if isinstance(node.func, ast.Name) and not source.binds(node.func.id):
            real = getattr(builtins, node.func.id, None)
            return node.func.id in PLAIN or isinstance(real, type) and issubclass(real, BaseException)
        if isinstance(node.func, ast.Attribute) and node.func.attr in ASKED:
            return self.calm(source, node.func.value, local)
        return kept == HELD and self.keeps(source, node.func)

    def constant(self, source: Source, name: str, kept: int = 0) -> bool:
        """Whether a variable of a module is given nothing but calm values."""
        uses = source.binds(name)
        if not uses or (source, name) in self.asked:
            return False
        meaning = self.links.symbol(source, ast.Name(name, ast.Load()))
        self.asked.add((source, name))
        try:
            if meaning is not None and meaning.source is not source:
                return self.constant(meaning.source, meaning.name, kept)
            holders = [use.within[-2] if len(use.within) > 1 else None for use in uses]
            return all(isinstance(holder, ast.Assign) and self.calm(source, holder.value, kept=kept) for holder in holders)
        finally:
            self.asked.discard((source, name))

    def member(self, source: Source, node: ast.Attribute) -> bool:
        """Whether an expression is a member of an enumeration, or a constant of a class: ``Colour.RED``."""
        symbol = self.links.symbol(source, node.value) or (Symbol(source, node.value.id) if isinstance(node.value, ast.Name) else None)
        uses = symbol.source.binds(symbol.name) if symbol is not None else []
        if symbol is None or len(uses) != 1 or not isinstance(uses[0].node, ast.ClassDef) or self.links.of(symbol.source).of_name(symbol.name) is None:
            return False
        values = [part.value for part in uses[0].node.body if isinstance(part, ast.Assign) and node.attr in (getattr(target, "id", "") for target in part.targets)]
        return len(values) == 1 and self.calm(symbol.source, values[0])

    def defined(self, source: Source, node: ast.Name | ast.Attribute, kept: int) -> bool:
        """Whether a name is that of a function or a class; or of anything, when its value is only held."""
        symbol = self.links.symbol(source, node)
        if symbol is None and isinstance(node, ast.Name):
            if not source.binds(node.id) or self.kind(source, node) is not None:
                return bool(source.binds(node.id)) or hasattr(builtins, node.id)
            symbol = Symbol(source, node.id)
        if symbol is None:
            return False
        uses, effects = symbol.source.binds(symbol.name), self.links.of(symbol.source)
        return kept == HELD or all(isinstance(use.node, ast.FunctionDef) or isinstance(use.node, ast.ClassDef) and effects.of_name(symbol.name) is not None for use in uses)

    def keeps(self, source: Source, node: ast.expr) -> bool:
        """Whether a class of the project only keeps what it is given: its ``__init__`` only says ``self.x = x``."""
        symbol = self.links.symbol(source, node) or (Symbol(source, node.id) if isinstance(node, ast.Name) else None)
        uses = symbol.source.binds(symbol.name) if symbol is not None else []
        if symbol is None or len(uses) != 1 or not isinstance(uses[0].node, ast.ClassDef):
            return False
        cls, effects = uses[0].node, self.links.of(symbol.source)
        methods = {part.name: part for part in cls.body if isinstance(part, ast.FunctionDef)}
        if effects.of_name(symbol.name) != frozenset() or cls.bases or not methods.keys().isdisjoint(("__new__", "__post_init__", "__setattr__", "__del__")):
            return False
        values = [part for part in cls.body if isinstance(part, ast.Assign | ast.AnnAssign) and part.value is not None]
        taken = {name for part in cls.body if not isinstance(part, ast.AnnAssign) or part.value is not None for name in names_of(part)}
        made = methods.get("__init__")
        set_there = {part.attr for part in ast.walk(made) if isinstance(part, ast.Attribute) and isinstance(part.ctx, ast.Store)} if made else set()
        if not taken.isdisjoint(set_there) or not all(isinstance(part.value, ast.Constant) or self.builtin_factory(symbol.source, part.value) for part in values):
            return False
        return made is None or all(isinstance(part, ast.Pass) or self.keeps_one(symbol.source, part, made) for part in made.body)

    def builtin_factory(self, source: Source, node: ast.expr | None) -> bool:
        """Whether a field of a dataclass begins as one of Python's own containers."""
        given = [part.value for part in node.keywords] if isinstance(node, ast.Call) and self.links.outside(source, node.func) == "dataclasses.field" else [None]
        return all(isinstance(part, ast.Constant) or isinstance(part, ast.Name) and part.id in PLAIN and not source.binds(part.id) for part in given)

    def keeps_one(self, source: Source, node: ast.stmt, made: ast.FunctionDef) -> bool:
        match node:
            case ast.Expr(value=ast.Constant()):
                return True
            case ast.Assign(targets=[ast.Attribute(value=ast.Name(id=name))], value=value) | ast.AnnAssign(target=ast.Attribute(value=ast.Name(id=name)), value=ast.expr() as value):
                given = [part.arg for part in (*made.args.posonlyargs, *made.args.args, *made.args.kwonlyargs)]
                return name == given[0] and (self.calm(source, value, frozenset(given)) or self.links.of(source).inert(value))
        return False

    def hook(self, source: Source, node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
        """Whether a hook of pytest only speaks to pytest: it names nothing of the project, and changes nothing that a test sees."""
        local = {part.arg for part in ast.walk(node) if isinstance(part, ast.arg)} | {part.id for part in ast.walk(node) if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)}
        for part in ast.walk(node):
            match part:
                case ast.Call(func=ast.Attribute() as function) if self.kind(source, function) == "foreign":
                    pass
                case ast.Call(func=ast.Attribute(attr=name)):
                    if name not in CALLED | ASKED:
                        return False
                case ast.Call(func=function):
                    if not isinstance(function, ast.Name) or function.id not in PLAIN or source.binds(function.id):
                        return False
                case ast.Name(id=name):
                    if name not in local and self.kind(source, part) != "foreign" and not (name in PLAIN and not source.binds(name)) and not self.constant(source, name):
                        return False
                case ast.Attribute(attr=name, ctx=context):
                    if name in REACHING or not isinstance(context, ast.Load):
                        return False
                case ast.Subscript(ctx=ast.Store() | ast.Del()) | ast.Import() | ast.ImportFrom() | ast.Global() | ast.Nonlocal():
                    return False
        return True
