"""In which order the statements of a project are executed.

It is Python's: a module is executed once, where it is first imported, its packages before it.
"""

from __future__ import annotations

import ast
from typing import Any

from ..lowering.allowed import within
from ..lowering.scopes import Scope
from .effects import Effects
from .library import LOUD, present
from .meanings import Meanings, Module, Symbol
from .modules import Modules
from .sources import Source, Unjoinable, Use


class Links(Meanings):
    """The modules of a project, in their order."""

    def __init__(self, modules: Modules, main: Source, shown: Any):
        super().__init__(modules, main, shown)
        self.effects: dict[Source, Effects] = {}
        self.loaded = False
        """Whether Python has imported them, in this process: it is then known where each is."""
        self.first: list[str] = []
        """The modules that are executed before anything else."""
        self.under_way: list[str] = []
        self.cyclic: set[Symbol] = set()
        """Variables that are imported before their module is finished."""
        self.order: list[tuple[Source, int]] = []
        self.skipped: set[str] = set()
        """What is left out of what imports lead to."""

    def of(self, source: Source) -> Effects:
        """What the statements of a module do."""
        if source not in self.effects:

            def elsewhere(node: ast.expr) -> tuple[Effects, str] | None:
                found = self.symbol(source, node)
                return (self.of(found.source), found.name) if found is not None and found.source is not source else None

            self.effects[source] = Effects(
                source, lambda node: self.outside(source, node), lambda top: self.modules.kind(top) == "standard", elsewhere, self.sources.values(), self.loaded
            )
        return self.effects[source]

    def arrange(self) -> None:
        """Find the order in which statements are executed. Raises `Unjoinable`."""
        self.started, self.order, self.under_way, self.rebound = {}, [], [], set()
        for name in self.first:
            self.bring(name)
        self.execute("__main__")
        self.note_changes()

    def execute(self, name: str) -> None:
        """Note the statements of a module, in order, after those of what it imports."""
        if name in self.started:
            return
        self.started[name] = 0
        if name != "__main__" and self.modules.kind(name) != "own":
            return
        source = self.source(name)
        self.check_own_name(name)
        self.under_way.append(name)
        for index, statement in enumerate(source.tree.body):
            self.started[name] = index
            if isinstance(statement, ast.Import | ast.ImportFrom):
                self.imported(source, statement)
            self.order.append((source, index))
            if len(self.under_way) > 2:
                self.check_attributes(source, index)
        self.started[name] = len(source.tree.body)
        self.under_way.pop()

    def check_own_name(self, name: str) -> None:
        """A module gives its name to a variable of its package, once it is executed: it has to be the only one. Raises `Unjoinable`."""
        package, _, inner = name.rpartition(".")
        if package and self.defines(package, inner) and not self.exported(package, inner):
            there = self.source(package)
            raise there.refuse(there.binds(inner)[0].node, f"{name} est à la fois un module et une variable de {package} : donnez-leur deux noms")

    def imported(self, source: Source, node: ast.Import | ast.ImportFrom) -> None:
        """Execute what an import of the top of a module executes."""
        if isinstance(node, ast.Import):
            for alias in node.names:
                self.check(source, node, alias.name)
                self.check_library(source, node, alias.name)
                self.bring(alias.name)
            return
        base = source.absolute(node)
        if base == "__future__":
            return
        ours = self.check(source, node, base)
        if any(alias.name == "*" for alias in node.names):
            raise source.refuse(node, f"« from {base} import * » ne dit pas quels noms il donne : nommez-les")
        self.bring(base)
        if not ours:
            for alias in node.names:
                self.check_library(source, node, base, alias.name)
            return
        for alias in node.names:
            if self.defines(base, alias.name):
                self.check_time(source, node, base, alias.name)
            elif self.modules.kind(f"{base}.{alias.name}") in ("own", "namespace", "left out"):
                self.bring(f"{base}.{alias.name}")
            elif not self.loaded:
                self.attribute(base, alias.name, source, node)

    def check_library(self, source: Source, node: ast.stmt, module: str, name: str = "") -> None:
        """What is imported of the library is there, and says nothing of itself. Raises `Unjoinable`."""
        if self.modules.kind(module) != "standard":
            return
        if module.partition(".")[0] in LOUD:
            raise source.refuse(node, f"le module {module} agit dès qu'il est importé : retirez cet import")
        if not self.loaded and not present(f"{module}.{name}" if name else module):
            raise source.refuse(node, f"{module} n'a rien qui s'appelle {name} : corrigez le nom" if name else f"le module {module} est introuvable")

    def check(self, source: Source, node: ast.stmt, name: str) -> bool:
        """Whether a module is of the project. Raises `Unjoinable` for one that is nowhere."""
        kind = self.modules.kind(name)
        if kind is None:
            raise source.refuse(node, f"le module {name} est introuvable")
        hidden = self.modules.hidden(name) if kind == "standard" else None
        if hidden is not None:
            raise source.refuse(node, f"{name} est un module de Python, et aussi le fichier {self.shown(hidden)} : donnez un autre nom à ce fichier")
        return kind in ("own", "namespace")

    def bring(self, name: str) -> None:
        """Execute a module of the project, its packages first."""
        parts = name.split(".")
        for end in range(1, len(parts) + 1):
            part = ".".join(parts[:end])
            if self.modules.kind(part) == "left out":
                self.skipped.update(name for name in self.modules.without if within(part, (name,)))
            if self.modules.kind(part) in ("own", "namespace"):
                self.execute(part)

    def check_time(self, source: Source, node: ast.AST, base: str, name: str) -> None:
        """What is imported from a module that is not finished has to be there already."""
        if base not in self.under_way:
            return
        there, done = self.source(base), self.started[base]
        indices = [use.statement for use in there.binds(name) if use.scope is there.names.module]
        if not any(index < done for index in indices):
            raise self.too_early(source, node, base, name)
        self.cyclic.add(Symbol(there, name))

    def check_attributes(self, source: Source, index: int) -> None:
        """The same, of what a statement reads at once as ``module.name``."""
        for use in source.by_statement.get(index, ()):
            if use.how == "load" and not use.annotation and now(use.scope):
                meaning = self.variable(source, use.owner, use.name)
                above = use.within[-2] if len(use.within) > 1 else None
                if isinstance(meaning, Module) and isinstance(above, ast.Attribute) and self.defines(meaning.name, above.attr):
                    if isinstance(above.ctx, ast.Load) and meaning.name != source.name:
                        self.check_time(source, above, meaning.name, above.attr)

    def note_changes(self) -> None:
        """Find the variables of modules that are given another value by a function, or from another module."""
        changed = set(self.cyclic)
        for source in list(self.sources.values()):
            for use in source.names.places:
                if use.owner is None and use.binds and use.scope is not source.names.module:
                    changed.add(Symbol(source, use.name))
                if use.how == "load" and source.bindings.get((use.owner, use.name)):
                    symbol = self.stored(source, use)
                    if symbol is not None:
                        changed.add(symbol)
        self.rebound = changed
        self.note_early()

    def note_early(self) -> None:
        """Find the names that a function may read before their import: they are variables of their own. Raises `Unjoinable` for a module's."""
        number = {place: index for index, place in enumerate(self.order)}
        early: set[Symbol] = set()
        for source in list(self.sources.values()):
            first = {name: min(use.statement for use in uses) for (owner, name), uses in source.bindings.items() if owner is None}
            for use in source.names.places:
                if use.how != "load" or use.annotation and source.text_annotations:
                    continue
                at = number.get((source, use.statement))
                if use.owner is None and any(other.how == "import" for other in source.binds(use.name)):
                    if use.statement < first[use.name] and self.acts(at, number.get((source, first[use.name]))):
                        if isinstance(self.variable(source, None, use.name), Module):
                            raise source.refuse(use.node, f"{use.name} est lu ici avant son import : mettez l'import en tête du fichier")
                        early.add(Symbol(source, use.name))
                if not now(use.scope):
                    self.check_lazy(source, use, at, number)
        self.rebound |= early

    def check_lazy(self, source: Source, use: Use, at: int | None, number: dict[tuple[Source, int], int]) -> None:
        """A function that reads ``module.name`` is not called before that has a value: the failure would not be Python's. Raises `Unjoinable`."""
        above = use.within[-2] if len(use.within) > 1 else None
        if not isinstance(above, ast.Attribute) or not source.bindings.get((use.owner, use.name)):
            return
        symbol = self.symbol(source, above) if use.owner is None else None
        if symbol is not None and symbol.source is not source:
            set_at = [use.statement for use in symbol.source.binds(symbol.name) if use.scope is symbol.source.names.module]
            if set_at and self.acts(at, number.get((symbol.source, min(set_at)))):
                raise self.too_early(source, use.node, symbol.source.name, symbol.name)

    def too_early(self, source: Source, node: ast.AST, module: str, name: str) -> Unjoinable:
        """What to raise for what is read of a module that is not finished."""
        return source.refuse(node, f"{module} et {source.name} s'importent l'un l'autre, et {name} n'existe pas encore ici : mettez ce qu'ils partagent dans un troisième module")

    def acts(self, start: int | None, end: int | None) -> bool:
        """Whether a statement does something, from one place of the order to another."""
        if start is None or end is None or start >= end:
            return False
        return any(not self.of(source).quiet(source.tree.body[index]) for source, index in self.order[start:end])

    def stored(self, source: Source, use: Use) -> Symbol | None:
        """The variable of a module that is changed through its module, here: ``bank.total = 0``."""
        meaning = self.variable(source, use.owner, use.name)
        for above in reversed(use.within[:-1]):
            if not isinstance(above, ast.Attribute) or not isinstance(meaning, Module):
                return None
            name = use.private(above.attr)
            if not isinstance(above.ctx, ast.Load):  # its own variable, even when it was given by an import
                return Symbol(self.source(meaning.name), name) if self.defines(meaning.name, name) else None
            meaning = self.attribute(meaning.name, name)
        return None


def now(scope: Scope | None) -> bool:
    """Whether what stands in a scope is evaluated at once, when its module is executed."""
    while scope is not None:
        if scope.kind in ("function", "generator expression"):
            return False
        scope = scope.parent
    return True
