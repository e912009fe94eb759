"""The house: `entrelacs` needs nothing but Python, a room knows only those below it, and no two modules need each other.

What a module imports is read in its source: at its top, inside a function, or for its annotations alone (``TYPE_CHECKING``), which
Python never executes.
"""

from __future__ import annotations

import ast
import functools
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import entrelacs
from entrelacs.model import futures
from entrelacs.model.imports import MODELLED
from entrelacs.operations.lacks import stands_for
from tests.entrelacs.support import programs

PACKAGE = Path(entrelacs.__file__).parent
ROOMS = "results bounds lowering execution operations model lowered state search answer telling api apart exercise reality project command __main__".split()
"""From the ground up. A room is a folder, or a module that stands alone; it imports those on its left, and itself."""
LONGEST, LONG, FEW = 500, 300, 12
"""Lines of a file, at most; lines of a long one, and how many files there have to be for each of those."""
DOOR = ("entrelacs", "api bounds project results".split())
"""The package itself, which imports the public names, wherever they are."""


class Import(NamedTuple):
    """A module that is named: by whom, on which line, and whether only its annotations need it."""

    by: str
    module: str
    line: int
    typing: bool

    def __str__(self) -> str:
        return f"{self.by}, line {self.line}: {self.module}"


def module_of(path: Path) -> str:
    parts = ("entrelacs", *path.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


SOURCES = {module_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def imports(module: str, path: Path, source: str) -> Iterator[Import]:
    """What `source`, the text of `module`, imports."""
    tree = ast.parse(source)
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    only_types = {
        id(node)
        for branch in ast.walk(tree)
        if isinstance(branch, ast.If) and ast.unparse(branch.test) == "TYPE_CHECKING"
        for node in ast.walk(branch)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package.split(".")[: len(package.split(".")) - node.level + 1]) if node.level else ""
            origin = ".".join(filter(None, (base, node.module)))
            found = [f"{origin}.{alias.name}" if f"{origin}.{alias.name}" in SOURCES else origin for alias in node.names]
        else:
            continue
        for name in dict.fromkeys(found):
            yield Import(module, name, node.lineno, id(node) in only_types)


@functools.cache
def every() -> list[Import]:
    """All that the package imports: read by the worker that asks, not by each that collects."""
    return [found for module, path in SOURCES.items() for found in imports(module, path, path.read_text(encoding="utf-8"))]


def room(module: str) -> str:
    return module.split(".")[1] if module != "entrelacs" else module


def upwards(found: Import) -> bool:
    """Whether an import of our own goes to a room that is higher."""
    if not found.module.startswith("entrelacs"):
        return False
    if found.by == DOOR[0]:
        return room(found.module) not in DOOR[1]
    return found.module == "entrelacs" or ROOMS.index(room(found.by)) < ROOMS.index(room(found.module))


def circle(needed: dict[str, set[str]]) -> list[str]:
    """Modules that need each other, in turn; none if there are none."""
    done: set[str] = set()

    def visit(module: str, under_way: list[str]) -> list[str]:
        if module in under_way:
            return under_way[under_way.index(module) :]
        if module not in done:
            for other in sorted(needed.get(module, ())):
                if met := visit(other, [*under_way, module]):
                    return met
            done.add(module)
        return []

    return next(filter(None, (visit(module, []) for module in sorted(needed))), [])


def test_every_module_has_a_room():
    assert {room(module) for module in SOURCES} == {*ROOMS, DOOR[0]}


def test_the_guide_shows_the_rooms_in_their_order():
    guide = (PACKAGE.parent / "README.md").read_text(encoding="utf-8")
    assert [name.rstrip("/").removesuffix(".py") for name in re.findall(r"^\| `([\w./]+)` \|", guide, re.MULTILINE)] == ROOMS
    named = re.findall(r"`((?:model|state|operations|lowered|lowering|bounds)/[\w.]+|tests/[\w./]+)`", guide)
    made = {"model/turnstile.py", "tests/entrelacs/conformance/turnstile.py"}
    missing = [name for name in {*named} - made if not ((PACKAGE.parents[1] if name.startswith("tests") else PACKAGE) / name).exists()]
    assert made < {*named} and not missing, missing


def primitives() -> set[str]:
    """The modules of `entrelacs.model` that define what a program imports from the library, as paths: ``lock``, ``asyncio/lock``…"""
    published = [value for module in (*MODELLED.values(), futures) for value in module.PUBLIC.values()]
    homes = {getattr(value, "__module__", None) or "" for value in published}
    return {home.removeprefix("entrelacs.model.").replace(".", "/") for home in homes if home.startswith("entrelacs.model.")}


def test_a_primitive_has_its_conformance_programs_under_its_name():
    assert {"lock", "timer", "asyncio/lock", "futures/future", "queue", "time"} < primitives()
    checked = {cell.file for cell in programs.cells()}
    assert primitives() == checked - {"language", "mistakes"}


def test_a_primitive_says_what_documentation_it_follows_and_what_it_stands_for():
    silent = []
    for name in sorted(primitives()):
        said = ast.get_docstring(ast.parse((PACKAGE / "model" / f"{name}.py").read_text(encoding="utf-8"))) or ""
        followed = re.search(r"^Python's documentation: ([\w.]+)(, .+)?\.$", said, re.MULTILINE)
        if not followed or stands_for(f"entrelacs.model.{name.replace('/', '.')}") != followed[1]:
            silent.append(name)
    assert not silent, silent


def test_nothing_but_the_standard_library():
    foreign = [str(found) for found in every() if found.module.partition(".")[0] not in sys.stdlib_module_names | {"entrelacs"}]
    assert not foreign, foreign


def test_imports_only_go_down():
    wrong = [str(found) for found in every() if upwards(found)]
    assert not wrong, wrong


def test_no_two_modules_need_each_other():
    needed: dict[str, set[str]] = {}
    for found in every():
        if found.module.startswith("entrelacs") and not found.typing and found.module != found.by:
            needed.setdefault(found.by, set()).add(found.module)
    assert circle(needed) == []


@pytest.mark.parametrize(
    ("module", "text"),
    [
        ("entrelacs.bounds.faults", "def f():\n    from ..operations.lacks import lack\n"),
        ("entrelacs.lowering.compile", "from ..execution import kernel\n"),
        ("entrelacs.execution.words", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from ..model.lock import Lock\n"),
        ("entrelacs.search.search", "import entrelacs\n"),
        ("entrelacs.__main__", "from .api import explore\n"),
    ],
)
def test_an_import_that_goes_up_is_seen(module: str, text: str):
    *_, last = imports(module, SOURCES[module], text)
    assert upwards(last) == (module != "entrelacs.__main__")


def test_a_file_is_short_enough_to_be_read_at_one_go():
    sizes = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in PACKAGE.parent.rglob("*.py")}
    assert not [f"{path}: {size}" for path, size in sizes.items() if size > LONGEST]
    long = sorted(path.name for path, size in sizes.items() if size > LONG)
    assert len(long) <= len(sizes) / FEW, f"cut those that hold two ideas, of {long}"


def test_a_circle_is_seen():
    assert circle({"a": {"b", "c"}, "b": {"d"}, "d": {"a"}}) == ["a", "b", "d"]
    assert circle({"a": {"b", "c"}, "b": {"c"}}) == []


def test_the_site_of_a_call_is_read_before_anything_else_runs():
    """`Operations.called` is that of the last call: a generator, which starts later, would read that of another."""
    readers = [
        (module, function)
        for module, path in SOURCES.items()
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef)
        and any(isinstance(node, ast.Attribute) and node.attr == "called" and ast.unparse(node.value).endswith("operations") for node in ast.walk(function))
    ]
    assert readers
    late = [f"{module}.{function.name}" for module, function in readers if any(isinstance(node, ast.Yield | ast.YieldFrom) for node in ast.walk(function))]
    assert not late
