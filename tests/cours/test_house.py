"""The house: `cours` and `entrelacs_pytest` import `entrelacs_page`, that imports `entrelacs`; no two modules of one of them need each other, and neither do folders."""

import ast
import functools
import graphlib
from pathlib import Path

import pytest

import cours
import entrelacs
import entrelacs_page
import entrelacs_pytest

PACKAGES = {package.__name__: Path(package.__file__).parent for package in (entrelacs, entrelacs_page, entrelacs_pytest, cours)}
"""From the ground up: one imports those before it, never those after it."""


def module_of(package: str, path: Path) -> str:
    parts = (package, *path.relative_to(PACKAGES[package]).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


SOURCES = {module_of(package, path): path for package, folder in PACKAGES.items() for path in sorted(folder.rglob("*.py"))}


def needed(module: str, source: str) -> set[str]:
    """The modules of ours that `source`, the text of a module, imports at its top or inside a function."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            home = node.module
            if node.level:
                up = module.split(".")[: len(module.split(".")) - node.level + SOURCES[module].name.startswith("__init__")]
                home = ".".join([*up, node.module])
            found |= {f"{home}.{alias.name}" if f"{home}.{alias.name}" in SOURCES else home for alias in node.names}
    return (found & SOURCES.keys()) - {module}


@functools.cache
def every() -> dict[str, set[str]]:
    """What each module needs: read by the worker that asks, not by each that collects."""
    return {module: needed(module, path.read_text(encoding="utf-8")) for module, path in SOURCES.items()}


def package_of(module: str) -> str:
    return module.partition(".")[0]


def climbing(module: str, imported: set[str]) -> set[str]:
    """What a module imports of a package that stands above its own."""
    order = list(PACKAGES)
    return {name for name in imported if order.index(package_of(name)) > order.index(package_of(module))}


@pytest.mark.parametrize(("package", "many"), [("entrelacs_page", 8), ("cours", 20)])  # of the explorer: test_architecture.py
def test_no_two_modules_need_each_other(package: str, many: int) -> None:
    own = {module: {name for name in names if package_of(name) == package} - {package} for module, names in every().items() if package_of(module) == package}
    assert len(list(graphlib.TopologicalSorter(own).static_order())) == len(own) > many


def test_imports_between_packages_only_go_down() -> None:
    assert not {module: found for module, names in every().items() if (found := climbing(module, names))}
    assert climbing("entrelacs_page.card", needed("entrelacs_page.card", "def f():\n    from cours import for_real\n")) == {"cours.for_real"}


def test_what_is_outside_of_the_workshop_does_not_need_it() -> None:
    above = {module: {name for name in names if name.startswith("cours.atelier.")} for module, names in every().items()}
    assert not {module for module, found in above.items() if found and not module.startswith("cours.atelier")}, above
