"""The house of `cours`: no two of its modules need each other, and neither do its folders."""

import ast
import graphlib
from pathlib import Path

import cours

PACKAGE = Path(cours.__file__).parent


def module_of(path: Path) -> str:
    parts = ("cours", *path.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


SOURCES = {module_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def needed(module: str) -> set[str]:
    """The modules of `cours` that a module imports, at its top or inside a function."""
    found = set()
    for node in ast.walk(ast.parse(SOURCES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            home = node.module
            if node.level:
                up = module.split(".")[: len(module.split(".")) - node.level + SOURCES[module].name.startswith("__init__")]
                home = ".".join([*up, node.module])
            found |= {f"{home}.{alias.name}" if f"{home}.{alias.name}" in SOURCES else home for alias in node.names}
    return (found & SOURCES.keys()) - {module, "cours"}


def test_no_two_modules_need_each_other() -> None:
    order = list(graphlib.TopologicalSorter({module: needed(module) for module in SOURCES}).static_order())
    assert len(order) == len(SOURCES) > 20


def test_what_is_outside_of_the_workshop_does_not_need_it() -> None:
    above = {module: {name for name in needed(module) if name.startswith("cours.atelier.")} for module in SOURCES}
    assert not {module for module, found in above.items() if found and not module.startswith("cours.atelier")}, above
