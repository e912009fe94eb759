"""Where the module of a name is, and whose: nothing is imported to know it."""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from typing import Literal

from ..lowering.allowed import within

Kind = Literal["own", "namespace", "standard", "foreign", "pure", "left out"]
"""A file of the project, a folder of it, the standard library, an installed package, or what the user says of a module of his."""
OURS = frozenset(("entrelacs", "entrelacs_pytest", "pytest", "_pytest"))
"""Whoever explores is never followed, wherever it is installed."""
INSTALLED = frozenset(("site-packages", "dist-packages"))


@dataclass
class Modules:
    """How a project finds its modules. What is found is kept."""

    path: Sequence[str]
    """Where they are looked for, as `sys.path`."""
    pure: Collection[str] = ()
    """Modules that only compute, on their user's word: they are not followed."""
    without: Collection[str] = ()
    """Modules of the project that are not executed, on their user's word."""
    follow: Collection[str] = ()
    """Installed modules that are of the project all the same."""
    specs: dict[str, ModuleSpec | None] = field(default_factory=dict)

    def kind(self, name: str) -> Kind | None:
        """Whose the module `name` is; None when there is none of that name."""
        if within(name, self.pure):
            return "pure"
        if within(name, self.without):
            return "left out"
        if name.partition(".")[0] in OURS:
            return "foreign"
        if name.partition(".")[0] in sys.stdlib_module_names:
            return "standard"
        spec = self.spec(name)
        if spec is None:
            return None
        if spec.origin is None or not spec.has_location:
            return "namespace" if spec.submodule_search_locations is not None else "foreign"
        installed = not INSTALLED.isdisjoint(Path(spec.origin).parts) and not within(name, self.follow)
        return "foreign" if installed or not spec.origin.endswith(".py") else "own"

    def hidden(self, name: str) -> Path | None:
        """The file of the project that has the name of a module of Python, and may be found before it."""
        top = name.partition(".")[0]
        for folder in map(Path, self.path):
            if INSTALLED.isdisjoint(folder.parts) and not (folder / "os.py").exists():
                for file in (folder / f"{top}.py", folder / top / "__init__.py"):
                    if file.exists():
                        return file
        return None

    def spec(self, name: str) -> ModuleSpec | None:
        """Where the module `name` is, by its packages, none of which is executed."""
        if name not in self.specs:
            parent, _, _ = name.rpartition(".")
            above = self.spec(parent) if parent else None
            if parent and (above is None or above.submodule_search_locations is None):
                self.specs[name] = None
            else:
                folders = list(above.submodule_search_locations or ()) if above is not None else list(self.path)
                self.specs[name] = PathFinder.find_spec(name, folders) or (None if parent else self._installed(name))
        return self.specs[name]

    def _installed(self, name: str) -> ModuleSpec | None:
        """A package that another finder knows: one that is installed to be edited, for example."""
        for finder in sys.meta_path:
            find = getattr(finder, "find_spec", None)
            if finder is not PathFinder and find is not None and (spec := find(name, None)) is not None:
                return spec
        return None

    def file(self, name: str) -> Path:
        """The file of a module of the project."""
        spec = self.spec(name)
        assert spec is not None and spec.origin is not None, name
        return Path(spec.origin)

    def is_package(self, name: str) -> bool:
        """Whether other modules may stand in it."""
        spec = self.spec(name)
        return spec is not None and spec.submodule_search_locations is not None
