"""One name for each variable of a program made of several modules.

A variable keeps its own as long as nothing else bears it: another module's variable, a local one where it is named from elsewhere, a
built-in function that another module calls. Otherwise it takes that of its module too: ``bank_total``.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Hashable
from typing import Any

from ..lowering.scopes import Scope
from .meanings import Symbol
from .reaching import Reach
from .sources import Source, Use


class Naming:
    """The names of a program."""

    def __init__(self, reach: Reach):
        self.reach = reach
        self.taken = {name for source in reach.links.sources.values() for name in identifiers(source)}
        self.final: dict[Hashable, str] = {}
        self.restored: set[Symbol] = set()
        """Functions and classes that are defined under their own name, then given another: their name shows."""
        groups: dict[str, dict[Hashable, list[Symbol]]] = {}
        for symbol in reach.symbols:
            groups.setdefault(symbol.name, {}).setdefault(self.meaning(symbol), []).append(symbol)
        hidden = {self.meaning(symbol) for source, use, symbol in reach.uses if self.hides(source, use, symbol)}
        for name, meanings in groups.items():
            self.name(name, meanings, hidden)
        for source, use, symbol in reach.both:
            if self.of(symbol) != use.name:
                raise source.refuse(use.node, f"{use.name} est ici un attribut de la classe, et le nom de plusieurs choses dans le projet : donnez-leur deux noms")

    def meaning(self, symbol: Symbol) -> Hashable:
        """What a variable is: the same for all modules that import the same thing of the library."""
        links = self.reach.links
        uses = symbol.source.binds(symbol.name)
        if len(uses) == 1 and uses[0].how == "import" and symbol not in links.rebound and symbol.source.settled(symbol.name) and (whole := links.named(symbol.source, uses[0])):
            return isinstance(uses[0].node, ast.Import), whole
        return symbol

    def hides(self, source: Source, use: Use, symbol: Symbol) -> bool:
        """Whether a local variable bears the name of a variable of a module, where that is named."""
        if use.owner is None and symbol.source is source and symbol.name == use.name and use.how != "import":
            return False  # as the module itself writes it
        scope: Scope | None = use.scope
        while scope is not None and scope.parent is not None:
            dropped = scope is use.owner and use.name == symbol.name and self.reach.links.variable(source, scope, use.name) is not None
            local = symbol.name in scope.bound and symbol.name not in scope.globals or symbol.name in scope.nonlocals
            if local and not dropped:
                return True
            scope = scope.parent
        return False

    def name(self, name: str, meanings: dict[Hashable, list[Symbol]], hidden: set[Hashable]) -> None:
        """Give their names to the variables that are all called `name`."""
        first = next(iter(meanings))
        order = sorted(meanings, key=lambda meaning: (not self.dotted(meanings[meaning]), not meanings[meaning][0].source.tests, meaning != first))
        clash = len(order) > 1
        defined = clash and any(self.defined(symbol) for symbols in meanings.values() for symbol in symbols)
        for position, meaning in enumerate(order):
            symbols = meanings[meaning]
            others = self.reach.free.get(name, set()) - {symbol.source for symbol in symbols}
            if not (meaning in hidden or others or clash and (position or defined)):
                self.final[meaning] = name
                continue
            if self.dotted(symbols):
                symbol = symbols[0]
                raise symbol.source.refuse(symbol.source.binds(name)[0].node, f"le nom {name} est aussi celui d'autre chose : écrivez « import … as … »")
            if hasattr(builtins, name):
                for symbol in symbols:
                    self.check_builtin(symbol)
            self.final[meaning] = self.fresh(f"{symbols[0].source.name.rpartition('.')[2].strip('_')}_{name}")
            self.restored.update(filter(self.defined, symbols))

    def check_builtin(self, symbol: Symbol) -> None:
        """Under another name, a variable would no longer be Python's own until it is given a value: ``max = max(1, 2)``."""
        there = symbol.source
        first = min((use.statement for use in there.binds(symbol.name) if use.scope is there.names.module), default=len(there.tree.body))
        for use in there.names.places:
            if use.owner is None and use.name == symbol.name and use.how == "load" and use.statement <= first:
                raise there.refuse(use.node, f"{symbol.name} est ici une fonction de Python avant d'être à vous, et un autre module l'emploie : donnez-lui un autre nom")

    def dotted(self, symbols: list[Symbol]) -> bool:
        """Whether ``import a.b`` gives this name: it cannot take another."""
        return any(
            use.how == "import" and isinstance(use.node, ast.Import) and "." in use.alias.name and not use.alias.asname
            for symbol in symbols
            for use in symbol.source.binds(symbol.name)
        )

    def defined(self, symbol: Symbol) -> bool:
        return any(use.how == "def" for use in symbol.source.binds(symbol.name))

    def fresh(self, name: str) -> str:
        """A name that nothing in the whole project bears."""
        number, wanted = 2, name
        while wanted in self.taken:
            wanted, number = f"{name}_{number}", number + 1
        self.taken.add(wanted)
        return wanted

    def of(self, symbol: Symbol) -> str:
        """The name of a variable in the program."""
        return self.final[self.meaning(symbol)]


def identifiers(source: Source) -> set[str]:
    """Every name that stands in a module, whatever it means."""
    found: set[str] = set()
    for node in ast.walk(source.tree):
        for field in ("id", "attr", "name", "arg", "asname", "rest", "module"):
            value: Any = getattr(node, field, None)
            if isinstance(value, str):
                found.update(value.split("."))
        if isinstance(node, ast.Global | ast.Nonlocal):
            found.update(node.names)
    return found
