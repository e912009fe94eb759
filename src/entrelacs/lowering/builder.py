"""What the lowering of every construct shares: the function under way, and who lowers what.

Each construct is lowered by a function of its own, ``lower(builder, node)``, that its module registers with `lowers`. For an
expression it answers what stands for its value; a statement is emitted, and answers nothing. A `Builder` knows none of them.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from ..bounds.refusals import Unsupported
from .scopes import Scope, mangled
from .trees import assign, call, load

if TYPE_CHECKING:
    from .module import Module

PYTHONS = frozenset(dir(builtins))
LOWERINGS: dict[type[ast.AST], Callable[[Builder, Any], Any]] = {}
"""The function that lowers each kind of node."""
Lower = TypeVar("Lower", bound=Callable[..., Any])


def lowers(*kinds: type[ast.AST]) -> Callable[[Lower], Lower]:
    """Register the function that lowers these kinds of nodes."""

    def register(lower: Lower) -> Lower:
        LOWERINGS.update(dict.fromkeys(kinds, lower))
        return lower

    return register


class Builder:
    """One function (or the module) while its body is lowered into `out`."""

    def __init__(self, module: Module, scope: Scope, class_name: str = "", *, generator: bool = False):
        self.module = module
        """The module that it stands in."""
        self.scope = scope
        """The names that it sees."""
        self.class_name = class_name
        """The class whose private names it writes."""
        self.generator = generator
        """Whether the program's own ``yield`` stands in it."""
        self.out: list[ast.stmt] = []
        """The block being made."""
        self.used = 0
        """Temporaries alive in the current statement."""
        self.kept = 0
        """Locals that live across statements."""
        self.handler: str | None = None
        """The local of the exception being handled here."""
        self.group: str | None = None
        """The local of what shares it out, in a clause of ``except*``."""
        self.parked = ""
        """The local where the last native handler put its exception."""
        self.cells: set[str] = set()
        """Variables reached through their cell."""
        self.here: ast.AST | None = None
        """What is being lowered: the place of what is emitted."""
        self.sure: set[str] = set()
        """Variables of this scope that have a value here."""

    def refuse(self, node: ast.AST, reason: str) -> Unsupported:
        """The exception to raise for what cannot be modelled, with the line of `node`."""
        return Unsupported(reason, getattr(node, "lineno", None))

    def site(self, node: ast.AST, text: str | None = None) -> ast.Constant:
        """The number of a new place of the program: `node`, told by `text` (its own, unless said otherwise)."""
        return self.module.site(node, text)

    def emit(self, statement: ast.stmt, node: ast.AST | None = None) -> None:
        """Add a statement to what is being made, at the place of `node` (of what is being lowered, unless said otherwise)."""
        node = node or self.here
        if node is not None and not hasattr(statement, "lineno"):
            ast.copy_location(statement, node)
        self.out.append(statement)

    def temporary(self) -> str:
        """The name of a new local that lives until the end of the statement."""
        self.used += 1
        return f"$t{self.used}"

    def keep(self, prefix: str) -> str:
        """The name of a new local that lives across statements; `prefix` tells its use."""
        self.kept += 1
        return f"${prefix}{self.kept}"

    def park(self, value: ast.expr) -> ast.Name:
        """Evaluate `value` here, into a temporary."""
        name = self.temporary()
        self.emit(assign(name, value))
        return load(name)

    def kept_copy(self, value: ast.expr) -> ast.Name:
        """Evaluate `value` here, into a local that lives across statements."""
        name = self.keep("u")
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
        """A name as the class being lowered makes it."""
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
            return name in self.module.static or name in PYTHONS and name not in self.module.names
        return name in owner.parameters and name not in owner.unbound

    def cell(self, name: str) -> ast.Name | None:
        """The parked cell of `name`, when it is a variable shared with a nested function."""
        owner = self.scope.owner(name)
        if owner is None or owner.kind == "class" or not owner.shared_cell(name):
            return None
        self.cells.add(name)
        return load(f"$c_{name}")

    def is_global(self, name: str) -> bool:
        """Whether reading or binding `name` is an operation on a global variable."""
        return self.scope.owner(name) is None and name in self.module.names and name not in self.module.static

    def expr(self, node: ast.expr) -> ast.expr:
        """Lower an expression: what is answered has still to be evaluated, once, and before anything else is emitted. Raises `Unsupported`."""
        outer, self.here = self.here, node if hasattr(node, "lineno") else self.here
        lower = LOWERINGS.get(type(node))
        if lower is None:
            raise self.refuse(node, f"l'expression « {ast.unparse(node)} » n'est pas modélisée")
        value = lower(self, node)
        if not hasattr(value, "lineno"):
            ast.copy_location(value, node)
        self.here = outer
        return value

    def atom(self, node: ast.expr) -> ast.expr:
        """Lower `node` and evaluate it here."""
        return self.settle(self.expr(node))

    def block(self, statements: list[ast.stmt]) -> None:
        """Lower statements, one after the other. Raises `Unsupported`."""
        for statement in statements:
            self.here = statement
            self.used = 0
            lower = LOWERINGS.get(type(statement))
            if lower is None:
                raise self.refuse(statement, f"l'instruction {type(statement).__name__} n'est pas modélisée")
            lower(self, statement)

    def body(self, statements: list[ast.stmt]) -> list[ast.stmt]:
        """Lower the statements that another one holds, as a block of their own."""
        used = self.used
        lowered = self.inside(lambda: self.block(statements))
        self.used = used
        return lowered
