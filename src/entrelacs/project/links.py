"""In which order the statements of a project are executed.

It is Python's: a module is executed once, where it is first imported, its packages before it.
"""

from __future__ import annotations

import ast
from typing import Any

from ..lowering.allowed import within
from ..lowering.scopes import Scope
from .effects import Effects
from .meanings import Meanings, Module, Symbol
from .modules import Modules
from .sources import Source, Use


class Links(Meanings):
    """The modules of a project, in their order."""

    def __init__(self, modules: Modules, main: Source, shown: Any):
        super().__init__(modules, main, shown)
        self.effects: dict[Source, Effects] = {}
        self.loaded = False
        """Whether Python has imported them, in this process: it is then known where each is."""
        self.under_way: list[str] = []
        self.cyclic: set[Symbol] = set()
        """Variables that are imported before their module is finished."""
        self.order: list[tuple[Source, int]] = []
        self.skipped: set[str] = set()
        """What is left out of what imports lead to."""

    def of(self, source: Source) -> Effects:
        """What the statements of a module do."""
        if source not in self.effects:

            def elsewhere(name: str) -> tuple[Effects, str] | None:
                meaning = self.variable(source, None, name) if source.binds(name) else None
                return (self.of(meaning.source), meaning.name) if isinstance(meaning, Symbol) and meaning.source is not source else None

            self.effects[source] = Effects(
                source, lambda node: self.outside(source, node), lambda top: self.modules.kind(top) == "standard", elsewhere, self.sources.values()
            )
        return self.effects[source]

    def arrange(self) -> None:
        """Find the order in which statements are executed. Raises `Unjoinable`."""
        self.started, self.order, self.under_way, self.rebound = {}, [], [], set()
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

    def imported(self, source: Source, node: ast.Import | ast.ImportFrom) -> None:
        """Execute what an import of the top of a module executes."""
        if isinstance(node, ast.Import):
            for alias in node.names:
                self.check(source, node, alias.name)
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
            return
        for alias in node.names:
            if self.defines(base, alias.name):
                self.check_time(source, node, base, alias.name)
            elif self.modules.kind(f"{base}.{alias.name}") in ("own", "namespace", "left out"):
                self.bring(f"{base}.{alias.name}")

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
            raise source.refuse(
                node,
                f"{base} et {source.name} s'importent l'un l'autre, et {name} n'existe pas encore ici : "
                "mettez ce qu'ils partagent dans un troisième module",
            )
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
