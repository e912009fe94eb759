"""Which variable each name of a program designates.

Input: the tree of a module. Output: one `Scope` per module, function, lambda, class and
comprehension, which tells a local variable from a cell shared with a nested function and from
a global. The rules are those of the language reference, section 4.2 (Naming and binding).
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator

READY = ("range", "list", "dict", "set", "tuple", "len", "object", "int", "float", "str", "bool", "frozenset")
"""Built-in functions that run no code of the program on what a module computes before it has made any object."""


def mangled(name: str, class_name: str) -> str:
    """A name as the body of a class sees it: private ones bear that of the class."""
    if class_name.strip("_") and name.startswith("__") and not name.endswith("__") and "." not in name:
        return f"_{class_name.lstrip('_')}{name}"
    return name


class Scope:
    """The names bound in one block of code, as they are once private names are mangled."""

    def __init__(self, kind: str, name: str, parent: Scope | None):
        self.kind, self.name, self.parent = kind, name, parent
        self.bound: Counter[str] = Counter()
        self.fixed: set[str] = set()  # bound by def, class or import, before any other thread can look
        self.unbound: set[str] = set()  # may lose their value: by ``del``, or at the end of an ``except … as``
        self.globals: set[str] = set()
        self.nonlocals: set[str] = set()
        self.uses: set[str] = set()
        self.captured: set[str] = set()  # used by a nested function that may run in another thread
        self.has_walrus = False
        self.place: dict[str, ast.stmt] = {}  # the statement of the function's body that binds each of `fixed`
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
        if self.kind in ("comprehension", "generator expression") and self.parent is not None:
            return self.parent.function()
        return self

    def shared_cell(self, name: str) -> bool:
        """Whether this scope's variable may be rebound while a nested function can see it."""
        if name not in self.captured or (name in self.fixed and self.bound[name] == 1):
            return False
        return not (name in self.parameters and self.bound[name] == 1)

    parameters: frozenset[str] = frozenset()
    first: str = ""
    """The first parameter that is given by its place."""


def evaluated(statement: ast.stmt) -> Iterator[ast.AST]:
    """The nodes of a statement that are evaluated when it is executed: the bodies of functions are left out."""
    todo: list[ast.AST] = [statement]
    while todo:
        node = todo.pop()
        yield node
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            todo.extend(default for default in (*node.args.defaults, *node.args.kw_defaults) if default is not None)
            if not isinstance(node, ast.Lambda):
                todo.extend(node.decorator_list)
        else:
            todo.extend(ast.iter_child_nodes(node))


class Scopes(ast.NodeVisitor):
    """Builds the scopes of a module: ``Scopes(tree)[node]`` is the scope a node opens."""

    def __init__(self, tree: ast.Module):
        self.by_node: dict[ast.AST, Scope] = {}
        self.all: list[Scope] = []
        self.imported: dict[str, str] = {}  # what each name stands for in its module
        self.modules: set[str] = set()  # names that ``import`` binds to a module
        self.defined: set[str] = set()  # names bound by def or class, anywhere
        self.hooks = False  # a class of the program takes part when others are made
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                self.defined.add(node.name)
                self.hooks = self.hooks or node.name in ("__init_subclass__", "__set_name__", "__class_getitem__")
        self.class_name = ""
        self.hidden: frozenset[str] = frozenset()  # variables of the function that is settled: its imports may be none
        self.where: list[ast.stmt] = []  # the statements that enclose the one being visited, within its function
        self.module = self.scope = self._open(tree, "module", "<module>")
        for statement in tree.body:
            if self.module.early is None and not self._defines(statement):
                self.module.early = set(self.module.fixed)
            self._statement(statement)
        if self.module.early is None:
            self.module.early = set(self.module.fixed)
        self._capture()
        for node, scope in self.by_node.items():
            if scope.kind == "function" and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                self._settle(node.body, scope)

    def _defines(self, statement: ast.stmt) -> bool:
        """Whether a statement cannot start a thread: definitions, imports, objects of the library."""
        match statement:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                return not statement.decorator_list and self._harmless(statement)
            case ast.ClassDef():
                plain = not self.hooks and all(keyword.arg != "metaclass" for keyword in statement.keywords)
                return plain and not statement.decorator_list and self._harmless(statement)
            case ast.Import() | ast.ImportFrom():
                for alias in statement.names:
                    name = alias.asname or alias.name.split(".")[0]
                    self.imported[name] = alias.name
                    if isinstance(statement, ast.Import):
                        self.modules.add(name)
                return True
            case ast.Expr():
                return isinstance(statement.value, ast.Constant)
            case ast.Assign() | ast.AnnAssign():
                return self._harmless(statement)
        return False

    def _harmless(self, statement: ast.stmt) -> bool:
        """Whether no call made at once by a statement runs code of the program."""
        return not any(isinstance(node, ast.Call) and self._runs(node) for node in evaluated(statement))

    def _runs(self, node: ast.Call) -> bool:
        """Whether a call may run code of the program."""
        function = node.func
        last = function.attr if isinstance(function, ast.Attribute) else ""
        while isinstance(function, ast.Attribute):
            function = function.value
        if not isinstance(function, ast.Name) or function.id in self.defined or function.id in self.hidden:
            return True
        if function.id not in self.imported:
            return bool(last) or function.id not in READY
        name = last or self.imported[function.id]
        if name[:1].isupper():  # objects of the library run nothing when they are made
            return False
        given = [*node.args, *(keyword.value for keyword in node.keywords)]
        runs = name in ("run", "reduce") or any(
            isinstance(part, ast.Lambda) or isinstance(part, ast.Name) and part.id in self.defined
            for argument in given
            for part in ast.walk(argument)
        )
        return runs and name not in ("field", "partial", "Lock", "RLock")

    def _settle(self, body: list[ast.stmt], scope: Scope) -> None:
        """Keep in `fixed` the names that nobody else can see before they are bound.

        Whoever sees a variable is a nested function: another thread gets it only after a statement that could hand it over.
        """
        waiting = {name for name in scope.fixed if name in scope.captured and scope.bound[name] == 1}
        seen: set[str] = set()
        self.hidden = frozenset(scope.bound)
        for statement in body:
            if not waiting:
                break
            seen |= self._seen(statement, scope, waiting)
            if not self._keeps(statement, scope):
                scope.fixed -= seen & waiting
            waiting -= {name for name in waiting if scope.place.get(name) is statement}

    def _keeps(self, statement: ast.stmt, scope: Scope) -> bool:
        """Whether a statement of a function hands nothing over to others."""
        if isinstance(statement, ast.Assign | ast.AnnAssign):
            targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
            if not all(isinstance(t, ast.Name) and scope.owner(self._mangle(t.id)) is scope for t in targets):
                return False
        return self._defines(statement)

    def _seen(self, statement: ast.stmt, scope: Scope, names: set[str]) -> set[str]:
        """Which of these variables of `scope` the functions nested in a statement see."""
        found: set[str] = set()
        for node in ast.walk(statement):
            inner = self.by_node.get(node)
            if inner is not None and inner is not scope:
                found |= {name for name in names & (inner.uses | inner.nonlocals) if inner.owner(name) is scope}
        return found

    def __getitem__(self, node: ast.AST) -> Scope:
        return self.by_node[node]

    def static_globals(self) -> set[str]:
        """Globals bound once, by def, class or import, that no function rebinds and no thread can see unbound."""
        rebound = set().union(*(scope.globals for scope in self.all)) if self.all else set()
        module = self.module
        return {name for name in module.early or () if module.bound[name] == 1 and name not in rebound}

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
                from_outside = scope.parent if name in scope.nonlocals else scope
                owner = None if from_outside is None else from_outside.owner(name)
                inner: Scope | None = scope
                crossed = False
                while inner is not None and inner is not owner:
                    crossed = crossed or inner.kind in ("function", "generator expression")
                    inner = inner.parent
                if owner is not None and crossed and owner.kind != "class":
                    owner.captured.add(name)
                    if name in scope.nonlocals:
                        owner.bound[name] += 1

    def _statement(self, statement: ast.stmt) -> None:
        self.where.append(statement)
        self.visit(statement)
        self.where.pop()

    def visit(self, node: ast.AST) -> None:
        if isinstance(node, ast.For | ast.AsyncFor | ast.While):
            self.where.append(node)
            super().visit(node)
            self.where.pop()
        else:
            super().visit(node)

    def _mangle(self, name: str) -> str:
        return mangled(name, self.class_name)

    def _bind(self, name: str, *, fixed: bool = False) -> None:
        name = self._mangle(name)
        self.scope.bound[name] += 1
        looped = any(isinstance(node, ast.For | ast.AsyncFor | ast.While) for node in self.where)
        if fixed and not looped:
            self.scope.fixed.add(name)
            if self.where:
                self.scope.place[name] = self.where[0]

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Load):
            self.scope.uses.add(self._mangle(node.id))
        else:
            self._bind(node.id)
            if isinstance(node.ctx, ast.Del):
                self.scope.unbound.add(self._mangle(node.id))

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        scope, name = self.scope.function(), self._mangle(node.target.id)
        scope.bound[name] += 1
        scope.has_walrus = True
        self.scope.uses.add(name)
        self.visit(node.value)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        if isinstance(node.target, ast.Name):
            self.scope.uses.add(self._mangle(node.target.id))
            self._bind(node.target.id)  # twice: an augmented variable is never "assigned once"
        self.generic_visit(node)

    def visit_Global(self, node: ast.Global) -> None:
        self.scope.globals.update(map(self._mangle, node.names))

    def visit_Nonlocal(self, node: ast.Nonlocal) -> None:
        self.scope.nonlocals.update(map(self._mangle, node.names))

    def visit_Import(self, node: ast.Import | ast.ImportFrom) -> None:
        for alias in node.names:
            self._bind(alias.asname or alias.name.split(".")[0], fixed=True)

    visit_ImportFrom = visit_Import

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        if node.name:
            self._bind(node.name)
            self.scope.unbound.add(self._mangle(node.name))
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
        if node.returns is not None:
            self.visit(node.returns)
        self._function(node, node.name)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self._function(node, "<lambda>")

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda, name: str) -> None:
        arguments = node.args
        for default in [*arguments.defaults, *(d for d in arguments.kw_defaults if d)]:
            self.visit(default)
        every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
        every += [a for a in (arguments.vararg, arguments.kwarg) if a]
        for argument in every:
            if argument.annotation is not None:
                self.visit(argument.annotation)
        outer, self.scope = self.scope, self._open(node, "function", name)
        where, self.where = self.where, []
        self.scope.parameters = frozenset(self._mangle(a.arg) for a in every)
        self.scope.first = next((self._mangle(a.arg) for a in [*arguments.posonlyargs, *arguments.args]), "")
        for argument in every:
            self._bind(argument.arg)
        if isinstance(node, ast.Lambda):
            self.visit(node.body)
        else:
            for statement in node.body:
                self._statement(statement)
        self.scope, self.where = outer, where

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._bind(node.name, fixed=not node.decorator_list)
        for part in [*node.decorator_list, *node.bases, *node.keywords]:
            self.visit(part)
        outer, self.scope = self.scope, self._open(node, "class", node.name)
        outer_name, self.class_name = self.class_name, node.name
        for statement in node.body:
            self.visit(statement)
        self.scope, self.class_name = outer, outer_name

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
