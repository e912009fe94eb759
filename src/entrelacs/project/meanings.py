"""What the names of a project designate across its files: a variable of a module, or a module itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..lowering.scopes import Scope
from .modules import Modules
from .sources import Source, Use, read


@dataclass(frozen=True)
class Symbol:
    """A global variable of a module of the project."""

    source: Source
    name: str


@dataclass(frozen=True)
class Module:
    """A module of the project, by its name."""

    name: str


@dataclass(frozen=True)
class LeftOut:
    """Something of a module that is not executed."""

    module: str


Meaning = Symbol | Module | LeftOut


class Meanings:
    """The modules of a project, each read once, as imports lead to it."""

    def __init__(self, modules: Modules, main: Source, shown: Any):
        self.modules, self.main, self.shown = modules, main, shown
        self.sources: dict[str, Source] = {"__main__": main}
        self.rebound: set[Symbol] = set()
        """Variables that may change after their module has been executed."""
        self.started: dict[str, int] = {}
        """The modules whose execution has begun, and how many statements of each are done."""

    def source(self, name: str) -> Source:
        """A module of the project, read. Raises `Unjoinable`."""
        if name not in self.sources:
            file = self.modules.file(name)
            shown = self.shown(file)
            package = name if self.modules.is_package(name) else name.rpartition(".")[0]
            self.sources[name] = Source(name, shown, read(file, shown), package)
        return self.sources[name]

    def defines(self, module: str, name: str) -> bool:
        """Whether a module of the project has a global variable of this name, beside the module in it that it imports itself."""
        if self.modules.kind(module) != "own":
            return False
        there = self.source(module)

        def itself(use: Use) -> bool:
            return use.how == "import" and isinstance(use.node, ast.ImportFrom) and use.alias.name == name and there.absolute(use.node) == module

        return not all(map(itself, there.binds(name)))

    def exported(self, module: str, name: str) -> bool:
        """Whether a package gives to something of the module ``module.name`` the name of that module itself: ``from .run import run``."""
        there = self.source(module)
        uses = there.binds(name)
        return len(uses) == 1 and isinstance(uses[0].node, ast.ImportFrom) and uses[0].node in there.tree.body and there.absolute(uses[0].node) == f"{module}.{name}"

    def variable(self, source: Source, owner: Scope | None, name: str) -> Meaning | None:
        """What a variable of a module, or of a function, designates when an import of the project gives it; None when nothing does.

        A name that is imported once and never given another value is the variable itself; any other is a variable of its own.
        """
        uses = source.bindings.get((owner, name), [])
        imports = [self.target(source, use) for use in uses if use.how == "import"]
        found = {meaning for meaning in imports if meaning is not None}
        modules = [meaning for meaning in found if not isinstance(meaning, Symbol)]
        if modules:
            if len(found) > 1 or len(imports) < len(uses) or None in imports:
                raise source.refuse(uses[0].node, f"le nom {name}, qui est celui d'un module, en reçoit un autre : donnez-leur deux noms")
            return modules[0]
        if len(uses) == len(found) == 1:
            (symbol,) = found
            if symbol not in self.rebound and Symbol(source, name) not in self.rebound:
                return symbol
        return None

    def target(self, source: Source, use: Use) -> Meaning | None:
        """What an import gives to its name; None for what is not of the project. Raises `Unjoinable`."""
        node, alias = use.node, use.alias
        if isinstance(node, ast.Import):
            name = alias.name if alias.asname else alias.name.partition(".")[0]
            kind, whole = self.modules.kind(name), self.modules.kind(alias.name)
            if kind in ("own", "namespace") and whole == "pure":
                package, _, inner = alias.name.rpartition(".")
                raise source.refuse(node, f"{alias.name} est dit pur et {name} est suivi : écrivez « from {package} import {inner} »")
            package, _, inner = name.rpartition(".")
            if kind == "own" and package and self.defines(package, inner):
                return self.attribute(package, inner, source, node)  # ``import a.b as c`` gives ``a.b``, whatever it is
            return LeftOut(name) if kind == "left out" else Module(name) if kind in ("own", "namespace") else None
        base = source.absolute(node)
        kind = self.modules.kind(base)
        if kind == "left out":
            return LeftOut(base)
        if kind not in ("own", "namespace"):
            return None
        return self.attribute(base, alias.name, source, node)

    def attribute(self, module: str, name: str, source: Source | None = None, node: Any = None) -> Meaning | None:
        """``module.name``: a variable, or a module in it; None for a module that is pure, or (without `source`) for nothing."""
        inner = self.modules.kind(f"{module}.{name}")
        if self.defines(module, name):
            there = self.source(module)
            if source is not None and source is not there and not there.settled(name):
                raise there.refuse(there.binds(name)[0].node, f"{name} n'a de valeur que par endroits : donnez-lui-en une à la première colonne du fichier")
            gone = next((use for use in there.binds(name) if use.how == "delete"), None)
            if gone is not None and source is not there:
                raise there.refuse(gone.node, f"{name} est retiré de son module : laissez-le, et donnez-lui None")
            return self.variable(there, None, name) or Symbol(there, name)
        match inner:
            case "own" | "namespace":
                return Module(f"{module}.{name}")
            case "left out":
                return LeftOut(f"{module}.{name}")
            case "pure":
                return None
        if source is None:
            return None
        raise source.refuse(node, f"{module} ne définit pas {name} : définissez-le à sa première colonne, ou corrigez le nom")

    def symbol(self, source: Source, node: ast.expr) -> Symbol | None:
        """The variable of a module that ``name`` or ``module.name`` designates, at the top of a module; None for anything else."""
        path: list[str] = []
        while isinstance(node, ast.Attribute):
            path.insert(0, node.attr)
            node = node.value
        meaning = self.variable(source, None, node.id) if isinstance(node, ast.Name) and source.binds(node.id) else None
        for name in path:
            meaning = self.attribute(meaning.name, name) if isinstance(meaning, Module) else None
        return meaning if isinstance(meaning, Symbol) else None

    def outside(self, source: Source, node: ast.expr) -> str:
        """The full name of what an expression names outside the project; "" otherwise."""
        path: list[str] = []
        while isinstance(node, ast.Attribute):
            path.insert(0, node.attr)
            node = node.value
        if not isinstance(node, ast.Name):
            return ""
        uses = source.binds(node.id)
        if not uses:
            return ".".join([node.id, *path]) if node.id in ("staticmethod", "classmethod", "property") else ""
        names = {self.named(source, use) for use in uses}
        (name, *more) = names
        return ".".join([name, *path]) if name and not more else ""

    def named(self, source: Source, use: Use) -> str:
        """The full name of what an import from outside the project gives; "" for any other place."""
        if use.how != "import" or use.node.__class__ is ast.ImportFrom and self.modules.kind(source.absolute(use.node)) in ("own", "namespace", "left out"):
            return ""
        if isinstance(use.node, ast.ImportFrom):
            return f"{source.absolute(use.node)}.{use.alias.name}"
        name = use.alias.name if use.alias.asname else use.alias.name.partition(".")[0]
        return "" if self.modules.kind(name) in ("own", "namespace", "left out") else name

    def chain(self, source: Source, use: Use, module: Module) -> Iterator[tuple[Any, Meaning | None]]:
        """Follow ``module.a.b`` from the place of `module`: each attribute, and what it designates. Raises `Unjoinable`.

        It ends with the first that is no module.
        """
        meaning: Meaning | None = module
        for above, below in zip(reversed(use.within[:-1]), reversed(use.within), strict=False):
            if not isinstance(meaning, Module):
                return
            if not (isinstance(above, ast.Attribute) and above.value is below):
                break
            meaning = self.attribute(meaning.name, use.private(above.attr), source, above)
            if isinstance(meaning, Module) and meaning.name not in self.started:
                raise source.refuse(above, f"{meaning.name} n'est importé nulle part avant : écrivez « import {meaning.name} » en tête du fichier")
            if meaning is None:
                raise source.refuse(above, f"{module.name}.{above.attr} est un module pur : importez-le par « from {module.name} import {above.attr} »")
            yield above, meaning
        if isinstance(meaning, Module):
            name = meaning.name
            raise source.refuse(use.node, f"le module {name} sert ici de valeur : écrivez « from {name} import … », ou {name}.nom et rien d'autre")
