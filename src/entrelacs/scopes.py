"""Which variable each name of a program designates.

Input: the tree of a module. Output: one `Scope` per module, function, lambda, class and
comprehension, which tells a local variable from a cell shared with a nested function and from
a global. The rules are those of the language reference, section 4.2 (Naming and binding).
"""

from __future__ import annotations

import ast
from collections import Counter

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


class Scope:
    """The names bound in one block of code."""

    def __init__(self, kind: str, name: str, parent: Scope | None):
        self.kind, self.name, self.parent = kind, name, parent
        self.bound: Counter[str] = Counter()
        self.fixed: set[str] = set()  # bound by def, class or import: in practice never rebound
        self.globals: set[str] = set()
        self.nonlocals: set[str] = set()
        self.uses: set[str] = set()
        self.captured: set[str] = set()  # used by a nested function that may run in another thread
        self.has_walrus = False
        self.early: set[str] | None = None  # of the module: those of `fixed` bound before anything runs

    @property
    def qualname(self) -> str:
        """The name as ``__qualname__`` gives it."""
        if self.parent is None or self.parent.parent is None:
            return self.name
        return f"{self.parent.qualname}{'' if self.parent.kind == 'class' else '.<locals>'}.{self.name}"

    def owner(self, name: str) -> Scope | None:
        """The function scope whose variable `name` is, or None when it is a global."""
        scope: Scope | None = self
        first = True
        while scope is not None and scope.parent is not None:
            if scope.kind != "class" or first:
                if name in scope.globals:
                    return None
                if name in scope.bound and name not in scope.nonlocals:
                    return scope
            first = False
            scope = scope.parent
        return None

    def function(self) -> Scope:
        """The nearest enclosing scope that is no comprehension (where a walrus binds)."""
        inner = self.kind in ("comprehension", "generator expression") and self.parent is not None
        return self.parent.function() if inner else self

    def shared_cell(self, name: str) -> bool:
        """Whether this scope's variable may be rebound while a nested function can see it."""
        if name not in self.captured or (name in self.fixed and self.bound[name] == 1):
            return False
        return not (name in self.parameters and self.bound[name] == 1)

    parameters: frozenset[str] = frozenset()


class Scopes(ast.NodeVisitor):
    """Builds the scopes of a module: ``Scopes(tree)[node]`` is the scope a node opens."""

    def __init__(self, tree: ast.Module):
        self.by_node: dict[ast.AST, Scope] = {}
        self.all: list[Scope] = []
        self.imported: set[str] = set()
        self.module = self.scope = self._open(tree, "module", "<module>")
        for statement in tree.body:
            if self.module.early is None and not self._defines(statement):
                self.module.early = set(self.module.fixed)
            self.visit(statement)
        if self.module.early is None:
            self.module.early = set(self.module.fixed)
        self._capture()

    def _defines(self, statement: ast.stmt) -> bool:
        """Whether a statement of the module cannot start a thread: definitions, imports, objects of the library."""
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            return not statement.decorator_list
        if isinstance(statement, ast.Import | ast.ImportFrom):
            self.imported.update(alias.asname or alias.name.split(".")[0] for alias in statement.names)
            return True
        if isinstance(statement, ast.Expr):
            return isinstance(statement.value, ast.Constant)
        if not isinstance(statement, ast.Assign | ast.AnnAssign):
            return False
        return not any(self._runs(node.func) for node in ast.walk(statement) if isinstance(node, ast.Call))

    def _runs(self, function: ast.expr) -> bool:
        """Whether a call may run code of the program."""
        name = function.id if isinstance(function, ast.Name) else ""
        if isinstance(function, ast.Attribute):
            if function.attr in ("run", "reduce"):
                return True
            while isinstance(function, ast.Attribute):
                function = function.value
            return not isinstance(function, ast.Name) or function.id not in self.imported
        return name not in self.imported and name not in ("range", "list", "dict", "set", "tuple", "len", "object", "int")

    def __getitem__(self, node: ast.AST) -> Scope:
        return self.by_node[node]

    def static_globals(self) -> set[str]:
        """Globals bound once, by def, class or import, that no function rebinds and no thread can see unbound."""
        rebound = set().union(*(scope.globals for scope in self.all)) if self.all else set()
        module = self.module
        return {name for name in module.early if module.bound[name] == 1 and name not in rebound}

    def global_names(self) -> set[str]:
        """Every name that can live in the module's namespace."""
        return set(self.module.bound).union(*(scope.globals for scope in self.all))

    def _open(self, node: ast.AST, kind: str, name: str) -> Scope:
        scope = Scope(kind, name, getattr(self, "scope", None))
        self.by_node[node] = scope
        self.all.append(scope)
        return scope

    def _capture(self) -> None:
        for scope in self.all:
            for name in scope.uses | scope.nonlocals:
                owner = scope.parent.owner(name) if name in scope.nonlocals else scope.owner(name)
                inner: Scope | None = scope
                crossed = False
                while inner is not None and inner is not owner:
                    crossed = crossed or inner.kind in ("function", "generator expression")
                    inner = inner.parent
                if owner is not None and crossed and owner.kind != "class":
                    owner.captured.add(name)
                    if name in scope.nonlocals:
                        owner.bound[name] += 1

    def _bind(self, name: str, *, fixed: bool = False) -> None:
        self.scope.bound[name] += 1
        if fixed:
            self.scope.fixed.add(name)

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Load):
            self.scope.uses.add(node.id)
        else:
            self._bind(node.id)

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        scope = self.scope.function()
        scope.bound[node.target.id] += 1
        scope.has_walrus = True
        self.scope.uses.add(node.target.id)
        self.visit(node.value)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        if isinstance(node.target, ast.Name):
            self.scope.uses.add(node.target.id)
            self._bind(node.target.id)  # twice: an augmented variable is never "assigned once"
        self.generic_visit(node)

    def visit_Global(self, node: ast.Global) -> None:
        self.scope.globals.update(node.names)

    def visit_Nonlocal(self, node: ast.Nonlocal) -> None:
        self.scope.nonlocals.update(node.names)

    def visit_Import(self, node: ast.Import | ast.ImportFrom) -> None:
        for alias in node.names:
            self._bind(alias.asname or alias.name.split(".")[0], fixed=True)

    visit_ImportFrom = visit_Import

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        if node.name:
            self._bind(node.name)
        self.generic_visit(node)

    def visit_MatchAs(self, node: ast.MatchAs | ast.MatchStar) -> None:
        if node.name:
            self._bind(node.name)
        self.generic_visit(node)

    visit_MatchStar = visit_MatchAs

    def visit_MatchMapping(self, node: ast.MatchMapping) -> None:
        if node.rest:
            self._bind(node.rest)
        self.generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self._bind(node.name, fixed=not node.decorator_list)
        for decorator in node.decorator_list:
            self.visit(decorator)
        self._function(node, node.name)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self._function(node, "<lambda>")

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda, name: str) -> None:
        arguments = node.args
        for default in [*arguments.defaults, *(d for d in arguments.kw_defaults if d)]:
            self.visit(default)
        outer, self.scope = self.scope, self._open(node, "function", name)
        every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
        every += [a for a in (arguments.vararg, arguments.kwarg) if a]
        self.scope.parameters = frozenset(a.arg for a in every)
        for argument in every:
            self._bind(argument.arg)
        for statement in node.body if isinstance(node.body, list) else [node.body]:
            self.visit(statement)
        self.scope = outer

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._bind(node.name, fixed=True)
        for part in [*node.decorator_list, *node.bases, *node.keywords]:
            self.visit(part)
        outer, self.scope = self.scope, self._open(node, "class", node.name)
        for statement in node.body:
            self.visit(statement)
        self.scope = outer

    def _comprehension(self, node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp) -> None:
        kind = "generator expression" if isinstance(node, ast.GeneratorExp) else "comprehension"
        self.visit(node.generators[0].iter)
        outer, self.scope = self.scope, self._open(node, kind, "<comprehension>")
        for index, generator in enumerate(node.generators):
            if index:
                self.visit(generator.iter)
            self.visit(generator.target)
            for condition in generator.ifs:
                self.visit(condition)
        for part in ("key", "value", "elt"):
            if hasattr(node, part):
                self.visit(getattr(node, part))
        self.scope = outer

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = _comprehension
