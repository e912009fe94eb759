"""What a program needs of each module of a project: the statements that do something, and all that they name, in turn."""

from __future__ import annotations

import ast
from typing import Any

from ..lowering import advice
from .links import Links
from .meanings import LeftOut, Module, Symbol
from .modules import OURS
from .of_pytest import PYTEST, Tests
from .plain import Plain
from .sources import Source, Use

TOLD = frozenset(("__file__", "__path__", "__spec__", "__loader__", "__package__", "__cached__", "__builtins__", "__doc__", "__module__"))
"""What a module knows of itself, and a program made of several does not."""


class Reach(Tests):
    """The statements that are kept, the variables that they name, and what each place designates."""

    def __init__(self, links: Links):
        super().__init__(links)
        self.links: Links = links
        self.kept: set[tuple[Source, int]] = set()
        self.symbols: dict[Symbol, None] = {}
        self.places: dict[Any, Symbol | str] = {}
        """What stands at a node of a tree, where it is no variable of its function: a variable, or the name of its module."""
        self.uses: list[tuple[Source, Use, Symbol]] = []
        """Where a variable of a module is named: to see whether a local variable hides it."""
        self.both: list[tuple[Source, Use, Symbol]] = []
        """Where a name may be an attribute of the class that is made, or a variable of a module."""
        self.stores: dict[Any, list[tuple[Source, Symbol]]] = {}
        """The functions that give a value to a variable of another module, and which."""
        self.free: dict[str, set[Source]] = {}
        """The names that modules leave to Python."""
        self.absent: set[ast.stmt] = set()
        """The imports of what is not installed, that the program expects to fail."""
        self.dropped: set[ast.stmt] = set()
        """The imports within functions that nothing stands for."""
        self.given: dict[ast.stmt, list[tuple[Use, Symbol]]] = {}
        """The imports that give their own variable to a name."""
        self.needed: dict[tuple[Source, int], list[Use]] = {}
        """The names that are kept of the imports at the top of a module."""
        self.pure: dict[str, None] = {}
        self.late: dict[tuple[Source, int], dict[str, None]] = {}
        """The modules that functions import, by the statement that defines the function."""
        self.grown = False

    def walk(self) -> None:
        """Keep all that the program needs. Raises `Unjoinable`."""
        while True:
            self.grown = False
            self.links.arrange()
            for source, index in self.links.order:
                if not self.quiet(source, source.tree.body[index]):
                    self.keep(source, index)
            if not self.grown:
                break
        self.check_late()
        Plain(self.links).check()

    def quiet(self, source: Source, node: ast.stmt) -> bool:
        """Whether a statement may be left out when nobody needs it."""
        return self.links.of(source).quiet(node) or self.of_tests(source, node)

    # -- what is kept -----------------------------------------------------------------------

    def keep(self, source: Source, index: int) -> None:
        """Keep a statement, and all that it names."""
        if (source, index) in self.kept:
            return
        node = source.tree.body[index]
        if isinstance(node, ast.Import | ast.ImportFrom):
            return  # name by name
        self.kept.add((source, index))
        self.grown = True
        for use in source.by_statement.get(index, ()):
            unread = use.annotation and source.text_annotations and not self.looked_for(source, use)
            if not unread and not self.stripped(source, use):
                self.place(source, use)

    def looked_for(self, source: Source, use: Use) -> bool:
        """Whether `dataclasses` looks for a name in annotations that are texts: ``ClassVar``, ``InitVar``, ``KW_ONLY``."""
        return use.owner is None and self.links.outside(source, use.node).partition(".")[0] in ("typing", "dataclasses")

    def stripped(self, source: Source, use: Use) -> bool:
        """Whether a place is in a decorator that is left out."""
        return any(node in self.decorators(source, owner) for owner in use.within for node in use.within if hasattr(owner, "decorator_list"))

    def place(self, source: Source, use: Use) -> None:
        """Note what a place of a kept statement designates."""
        if use.how == "import":
            self.inner_import(source, use)
            return
        uses = source.bindings.get((use.owner, use.name), [])
        if use.owner is not None and not any(other.how == "import" for other in uses):
            self.in_class(source, use)
            return
        meaning = self.links.variable(source, use.owner, use.name)
        if meaning is not None and use.owner is None:
            for other in uses:
                self.keep(source, other.statement)  # it refuses an import that depends on a condition
        match meaning:
            case Module():
                for node, found in self.links.chain(source, use, meaning):
                    self.designate(source, use, node, found)
            case Symbol() | LeftOut():
                self.designate(source, use, use.node, meaning)
            case None if use.owner is None:
                if uses or use.how == "global":
                    self.designate(source, use, use.node, Symbol(source, use.name))
                else:
                    self.of_python(source, use)

    def in_class(self, source: Source, use: Use) -> None:
        """In the body of a class, ``total = total`` reads the global variable as long as the class has none."""
        if use.how == "load" and use.scope is use.owner and use.scope.kind == "class" and source.binds(use.name):
            meaning = self.links.variable(source, None, use.name) or Symbol(source, use.name)
            if not isinstance(meaning, Symbol):
                raise source.refuse(use.node, f"{use.name} est ici le nom d'un module et celui d'un attribut de la classe : donnez-leur deux noms")
            self.both.append((source, use, meaning))
            self.reach(meaning, source, use.node)

    def designate(self, source: Source, use: Use, node: Any, meaning: Any) -> None:
        """A place names this variable."""
        if isinstance(meaning, LeftOut):
            raise source.refuse(node, f"{use.name} vient de {meaning.module}, qui est laissé de côté : laissez-le suivre, ou retirez ce nom")
        if not isinstance(meaning, Symbol):
            return
        if isinstance(node, ast.Attribute) and isinstance(use.within[use.within.index(node) - 1], ast.MatchValue):
            written = ast.unparse(node)
            raise source.refuse(node, f"« case {written} » deviendrait un nom qui reçoit la valeur : écrivez « case x if x == {written} »")
        self.places[node] = meaning
        self.uses.append((source, use, meaning))
        if not isinstance(getattr(node, "ctx", ast.Load()), ast.Load) and isinstance(node, ast.Attribute):
            self.stored(source, use, node, meaning)
        self.reach(meaning, source, node)

    def stored(self, source: Source, use: Use, node: Any, symbol: Symbol) -> None:
        """``bank.total = 0``: in a function, the variable has to be declared global."""
        if use.scope is source.names.module:
            return
        if use.scope.kind != "function":
            raise source.refuse(node, f"{ast.unparse(node)} change ici une variable d'un module : faites-le dans une fonction de ce module")
        owner = next(part for part in reversed(use.within) if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef))
        self.stores.setdefault(owner, []).append((source, symbol))

    def of_python(self, source: Source, use: Use) -> None:
        """A name that the module does not define."""
        if use.name == "__name__" and not source.main:
            self.places[use.node] = source.name
        elif use.name == "__module__" and not source.main:
            raise source.refuse(use.node, "__module__ serait ici __main__ : écrivez __name__")
        elif use.name in TOLD - {"__module__"}:
            raise source.refuse(use.node, f"{use.name} parle du fichier d'un module, et le programme exploré est fait de plusieurs : écrivez sa valeur")
        else:
            self.free.setdefault(use.name, set()).add(source)

    def reach(self, symbol: Symbol, source: Source, node: Any) -> None:
        """Keep whatever gives its value to a variable."""
        if symbol in self.symbols:
            return
        self.symbols[symbol] = None
        self.grown = True
        there = symbol.source
        if there.tests and self.marks(there, symbol.name):
            raise source.refuse(node, f"{symbol.name} est un objet de pytest, qui n'est pas exploré : retirez-le de cet essai")
        for use in there.binds(symbol.name):
            top = there.tree.body[use.statement]
            if use.how == "import" and isinstance(top, ast.Import | ast.ImportFrom):
                self.needed.setdefault((there, use.statement), []).append(use)
                self.top_import(there, use, source, node)
            elif use.scope is there.names.module or use.owner is None and use.scope.kind != "function":
                self.check_fixture(there, top, source, node)
                self.keep(there, use.statement)

    # -- imports ----------------------------------------------------------------------------

    def top_import(self, there: Source, use: Use, source: Source, node: Any) -> None:
        """An import at the top of a module that gives a variable of its own to a name."""
        meaning = self.links.target(there, use)
        if isinstance(meaning, Symbol):  # one that may change: `from bank import total` copies its value
            self.given.setdefault(use.node, []).append((use, meaning))
            self.reach(meaning, there, use.node)
        else:
            self.check_outside(there, use, source, node)

    def check_outside(self, there: Source, use: Use, source: Source, node: Any) -> None:
        """What is imported from outside the project has to be in the library, or said to be pure."""
        whole = there.absolute(use.node) if isinstance(use.node, ast.ImportFrom) else use.alias.name
        inner = f"{whole}.{use.alias.name}" if isinstance(use.node, ast.ImportFrom) else whole
        kind = self.links.modules.kind(whole)
        if kind == "pure" or self.links.modules.kind(inner) == "pure":
            self.pure[whole if kind == "pure" else inner] = None
        elif whole.partition(".")[0] == "pytest":
            name = getattr(self.parent(source, node), "attr", use.alias.name)
            raise source.refuse(node, f"pytest n'est pas exploré : {PYTEST.get(name, 'écrivez cet essai sans pytest')}")
        elif kind != "standard":
            refusal = advice.module(whole)
            if whole.partition(".")[0] in OURS:
                refusal = f"{whole} explore, et n'est pas exploré : ce qui l'appelle va dans l'essai lui-même, ou sous « if __name__ == '__main__': »"
            elif kind is not None and whole.partition(".")[0] not in advice.MODULES:
                top = whole.partition(".")[0]
                refusal = (
                    f"le module {whole} est installé à côté du projet, et n'est pas suivi : remplacez ce qu'il fait par une fonction du projet ; "
                    f"s'il ne fait que calculer, dites-le par pure=({whole!r},) ; s'il est du projet, par follow=({top!r},)"
                )
                if not (there.tests or there.main):
                    refusal = (
                        f"le module {whole} est installé à côté du projet, et n'est pas suivi : remplacez ce qu'il fait par une fonction du projet ; "
                        f"s'il ne fait que calculer, dites-le par pure=({whole!r},) ; s'il est du projet, par follow=({top!r},) ; "
                        f"si l'essai n'a pas besoin de {there.name}, par without=({there.name!r},)"
                    )
            raise source.refuse(node if source is there else use.node, refusal)

    def parent(self, source: Source, node: Any) -> Any:
        """The node around a name."""
        return next((use.within[-2] for use in source.names.places if use.node is node and len(use.within) > 1), None)

    def inner_import(self, source: Source, use: Use) -> None:
        """An import that is not at the top of its module."""
        node = use.node
        meaning = self.links.target(source, use)
        if meaning is None and self.expected(source, use):
            self.absent.add(node)
            return
        if meaning is None:
            self.check_outside(source, use, source, node)
            if use.owner is None:
                self.designate(source, use, use.alias, Symbol(source, use.name))
            return
        if isinstance(meaning, LeftOut):
            self.dropped.add(node)
            return
        module = use.alias.name if isinstance(node, ast.Import) else source.absolute(node)
        body = getattr(use.within[-2], "body", ())
        if use.scope.kind != "function" or node not in body or not isinstance(use.within[-2], ast.FunctionDef | ast.AsyncFunctionDef):
            raise source.refuse(node, f"l'import de {module} dépend d'une condition : faites-le en tête du fichier, ou en tête de la fonction")
        inner = [module]
        if isinstance(meaning, Module) and isinstance(node, ast.ImportFrom):
            inner.append(f"{module}.{use.alias.name}")
        self.late.setdefault((source, use.statement), {}).update(dict.fromkeys(inner))
        if self.links.variable(source, use.owner, use.name) is None:
            assert isinstance(meaning, Symbol)
            self.given.setdefault(node, []).append((use, meaning))
            self.uses.append((source, use, meaning))
            self.reach(meaning, source, node)
        else:
            self.dropped.add(node)

    def expected(self, source: Source, use: Use) -> bool:
        """Whether an import looks for what is not installed, where its failure is caught: ``try: import numpy``, ``except ImportError:``."""
        holder = use.within[-2]
        if not isinstance(holder, ast.Try) or use.node not in holder.body or len(use.node.names) > 1:
            return False
        caught = [part.id for handler in holder.handlers for part in ast.walk(handler.type or ast.Name("Exception")) if isinstance(part, ast.Name)]
        whole = source.absolute(use.node) if isinstance(use.node, ast.ImportFrom) else use.alias.name
        return self.links.modules.kind(whole.partition(".")[0]) is None and not {"ImportError", "ModuleNotFoundError", "Exception"}.isdisjoint(caught)

    def check_late(self) -> None:
        """A module that a function imports has been executed before. Raises `Unjoinable`: who knows what it would see, later?"""
        order = {place: number for number, place in enumerate(self.links.order)}
        for place, names in self.late.items():
            for name in names:
                first = (self.links.source(name), 0) if self.links.modules.kind(name) == "own" else place
                if first not in order or place not in order or order[first] >= order[place]:
                    there, index = place
                    reason = f"{name} n'est importé que dans une fonction : importez-le en tête du fichier"
                    raise there.refuse(there.tree.body[index], reason)
