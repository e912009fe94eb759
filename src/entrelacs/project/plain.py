"""What the modules of a project may not do, to be put in one program: they are refused, with the line and what to write.

Each of these does something that depends on how modules are loaded, which a program made of one file cannot show.
"""

from __future__ import annotations

import ast
import builtins
import sys
from pathlib import Path

from .calm import Calm
from .links import Links
from .sources import Source, Use

AROUND = frozenset(
    "setup_module teardown_module setup_function teardown_function setup_method teardown_method setUpModule tearDownModule setup teardown".split()
)
"""What pytest calls around the tests of a module."""


GIVEN = frozenset("__builtins__ __loader__ __name__ __package__ __path__ __spec__".split())
"""What Python gives to each module, and reads."""


class Plain:
    """Looks at all the modules that a program is made of."""

    def __init__(self, links: Links):
        self.links, self.calm = links, Calm(links)

    def check(self) -> None:
        """Raises `Unjoinable` for the first thing that one file cannot show."""
        for source in dict.fromkeys(source for source, _ in self.links.order):
            self.check_loaded(source)
            for node in source.names.dead:
                self.check_dead(source, node)
            self.check_names(source)
            for part in ast.walk(source.tree):
                self.check_node(source, part)

    def check_loaded(self, source: Source) -> None:
        """The module that Python has loaded under this name is this one."""
        loaded = getattr(sys.modules.get(source.name), "__file__", None) if source.name != "__main__" and not source.tests else None
        if loaded is not None and self.links.modules.kind(source.name) == "own" and Path(loaded).resolve() != self.links.modules.file(source.name).resolve():
            raise source.refuse(None, f"un autre module {source.name} est déjà chargé ({loaded}) : donnez-leur deux noms")

    def check_dead(self, source: Source, node: ast.If) -> None:
        """What is never executed depends on the ``TYPE_CHECKING`` of `typing`. (An import under another condition: see `Reach.inner_import`.)"""
        names = [part.id for part in ast.walk(node.test) if isinstance(part, ast.Name)]
        local = {part.arg for part in ast.walk(source.tree) if isinstance(part, ast.arg)} | {name for owner, name in source.bindings if owner is not None}
        if names == ["__name__"]:
            if "__name__" in local or source.binds("__name__"):
                raise source.refuse(node, "__name__ reçoit une valeur dans ce fichier : donnez-lui un autre nom")
        elif not local.isdisjoint(names) or self.links.outside(source, node.test) not in ("typing.TYPE_CHECKING", "typing_extensions.TYPE_CHECKING"):
            raise source.refuse(node, "TYPE_CHECKING n'est pas ici celui de typing : importez-le de typing")

    def check_names(self, source: Source) -> None:
        """A variable of a module has a value from its beginning to its end."""
        for (owner, name), uses in source.bindings.items():
            if owner is not None:
                if owner.kind == "class" and hasattr(builtins, name) and any(use.how == "load" and use.name == name and use.scope is owner for use in source.names.places):
                    raise source.refuse(uses[0].node, f"{name} est ici un nom de la classe et celui d'une fonction de Python : donnez-leur deux noms")
                continue
            gone = next((use for use in uses if use.how == "delete"), None)
            if gone is not None and (hasattr(builtins, name) or not self.of_here(source, name)):
                raise source.refuse(gone.node, f"{name} est retiré de son module : laissez-le, et donnez-lui None")
            if source.tests and name.startswith("pytest_"):
                self.check_hook(source, name, uses)
            if (source.tests or self.holds_tests(source)) and name in AROUND:
                raise source.refuse(uses[0].node, f"{name} est appelé par pytest autour des essais, et n'est pas exploré : appelez-le dans l'essai")
            if name in GIVEN:
                raise source.refuse(uses[0].node, f"{name} est donné par Python à chaque module, et décide de ce qu'il charge : retirez cette ligne")
            if name == "__getattr__":
                raise source.refuse(uses[0].node, "le __getattr__ d'un module n'est pas suivi : donnez à ses noms leur valeur à la première colonne")
            if hasattr(builtins, name) and not source.settled(name):
                raise source.refuse(uses[0].node, f"{name} n'a de valeur que par endroits : donnez-lui-en une à la première colonne du fichier")

    def of_here(self, source: Source, name: str) -> bool:
        """Whether a variable is read and changed at the top of its module alone: ``del i`` after a loop."""
        return all(use.scope is source.names.module for use in source.names.places if use.owner is None and use.name == name)

    def check_hook(self, source: Source, name: str, uses: list[Use]) -> None:
        """What pytest calls by its name, or loads, beside the test, does nothing to it. Raises `Unjoinable`."""
        for use in uses:
            if name == "pytest_plugins":
                named = [part.value for above in use.within[-2:-1] for part in ast.walk(above) if isinstance(part, ast.Constant)]
                own = next((name for name in named if isinstance(name, str) and self.links.modules.kind(name) in ("own", "namespace")), None)
                if own is not None and not source.around:
                    raise source.refuse(use.node, f"pytest_plugins charge ici {own}, qui est au projet, et n'est pas exploré : nommez-le dans le conftest.py")
            elif isinstance(use.node, ast.FunctionDef | ast.AsyncFunctionDef) and self.calm.hook(source, use.node):
                pass
            elif use.how in ("def", "store") or use.how == "import" and self.links.target(source, use) is not None:
                raise source.refuse(use.node, f"{name} est appelé par pytest autour des essais, et n'est pas exploré : appelez dans l'essai ce qu'il prépare")

    def holds_tests(self, source: Source) -> bool:
        """Whether a module is a package of the tests, whose ``setup_module`` pytest calls."""
        return source.name == source.package and any(other.tests and other.name.startswith(f"{source.name}.") for other in self.links.sources.values())

    def check_node(self, source: Source, node: ast.AST) -> None:
        match node:
            case ast.Attribute(ctx=ast.Del()) if self.links.modules.kind(self.module_of(source, node.value)) in ("own", "namespace"):
                raise source.refuse(node, f"{node.attr} est retiré de son module : laissez-le, et donnez-lui None")
            case ast.Attribute(value=ast.Name(id="sys"), attr="path") if self.links.loaded:
                pass  # it has been done, and `check_loaded` has seen what came of it
            case ast.Attribute(value=ast.Name(id="sys"), attr="path" | "modules" | "meta_path" | "path_hooks"):
                raise source.refuse(node, f"sys.{node.attr} décide des modules qui sont chargés : dites-le hors du programme (PYTHONPATH, pythonpath de pytest)")

    def module_of(self, source: Source, node: ast.expr) -> str:
        """The module of the project that an expression names; "" otherwise."""
        path: list[str] = []
        while isinstance(node, ast.Attribute):
            path.insert(0, node.attr)
            node = node.value
        return ".".join([node.id, *path]) if isinstance(node, ast.Name) else ""

