"""One ordinary program, made of a function and of all that it needs in its project: it is explored, replayed and shown as any other.

In: a function of a file, and what is said of the modules that it imports. Out: a `Bundle`, its text and the place of each of its lines
in the files of the project. The program does what the project does: a module is executed once, where it is first imported; definitions
and constants that nobody needs are left out; what cannot be put in one file truthfully is refused, with the file, the line and what to write.

One thing differs, and nothing but it: classes and functions say that their ``__module__`` is ``__main__``. Whoever explores it says so
(``explore(…, joined=True)``), and what would show it is refused.
"""

from __future__ import annotations

import ast
import hashlib
import keyword
import os
import re
import sys
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from .links import Links
from .modules import Modules
from .naming import Naming
from .reaching import Reach
from .sources import Source, Unjoinable, read
from .writing import Writer


@dataclass(frozen=True)
class Bundle:
    """A program made of several files."""

    text: str
    table: tuple[tuple[str, int] | None, ...]
    """For each line, its file and its line there."""
    pure: tuple[str, ...] = ()
    """The modules that it uses and that only compute, on somebody's word."""
    without: tuple[str, ...] = ()
    """The modules that it leaves out, on somebody's word."""

    @cached_property
    def digest(self) -> str:
        """Eight characters that another program would not have; where its files are does not count."""
        code = (line for line, place in zip(self.text.removesuffix("\n").split("\n"), self.table, strict=True) if place is not None)
        told = "\0".join(("\n".join(code), *self.pure, *self.without))
        return hashlib.sha256(told.encode()).hexdigest()[:8]

    def place(self, line: int | None) -> tuple[str, int] | None:
        """The file and the line that a line of the program comes from."""
        return self.table[line - 1] if line and 0 < line <= len(self.table) else None

    def files(self) -> list[str]:
        """The files that it is made of."""
        return list(dict.fromkeys(place[0] for place in self.table if place is not None))


@dataclass(frozen=True)
class Given:
    """What is said of the modules of a project; each names a module, or a package and all that it holds."""

    pure: Collection[str] = ()
    """Those that only compute."""
    without: Collection[str] = ()
    """Those that are not executed."""
    follow: Collection[str] = ()
    """Those that are followed although they are installed."""


def join(file: Path, given: Given = Given(), *, path: Sequence[str] | None = None, root: Path | None = None) -> Bundle:
    """The program whose main file is `file`. Modules are looked for beside it, then along `path`. Raises `Unjoinable`."""
    shown = _shown(root or file.parent)
    main = Source("__main__", shown(file), read(file, shown(file)), "", main=True)
    modules = Modules([str(file.resolve().parent), *(sys.path if path is None else path)], given.pure, given.without, given.follow)
    return _made(Links(modules, main, shown), given)


def bundle(
    file: Path, name: str, arguments: str = "", given: Given = Given(), *, module: str | None = None, path: Sequence[str] | None = None, root: Path | None = None,
    around: Sequence[Path] = (),
) -> Bundle:  # fmt: skip
    """The program that calls the function `name` of `file`, with `arguments` as one writes them between parentheses.

    `module` is the name under which Python has imported the file, which relative imports start from; `around`, the files that pytest has
    executed before it, in their order. Raises `Unjoinable`.
    """
    shown = _shown(root or Path.cwd())
    module = module or _named(file)
    if not all(part.isidentifier() and not keyword.iskeyword(part) for part in module.split(".")):
        module = re.sub(r"\W", "_", file.stem) + "_"  # no other can import it by its name either
    # The name may be a path's (pytest's « importlib » mode): what counts here is that it is the function's module.
    tests = Source(module, shown(file), read(file, shown(file)), module.rpartition(".")[0], tests=True)
    function = _function(tests, name)
    call = f"{name}({arguments})"
    if isinstance(function, ast.AsyncFunctionDef):
        call = f"asyncio.run({call})"
    lines = ["import asyncio"] * isinstance(function, ast.AsyncFunctionDef) + [f"from {module} import {name}", call]
    main = Source("__main__", "", "\n".join(lines), "", main=True)
    top = file.resolve().parents[module.count(".")] if "." in module else file.resolve().parent
    modules = Modules([*(sys.path if path is None else path), str(top)], given.pure, given.without, given.follow)
    known = {module: tests}
    for other in around:
        called = _named(other)
        while called in known:
            called += "_"  # two folders may each have their conftest.py
        known[called] = Source(called, shown(other), read(other, shown(other)), called.rpartition(".")[0], tests=True, around=True)
    links = Links(_Rooted(modules, known), main, shown)
    links.sources.update(known)
    links.loaded, links.first = True, [called for called in known if called != module]
    made = _made(links, given)
    place = tests.shown, function.lineno
    return Bundle(made.text, tuple(place if found and not found[0] else found for found in made.table), made.pure, made.without)


class _Rooted(Modules):
    """The modules of a project, some of which are known already, wherever they are."""

    def __init__(self, modules: Modules, known: Collection[str]):
        super().__init__(modules.path, modules.pure, modules.without, modules.follow)
        self.known = known

    def kind(self, name: str) -> Any:
        return "own" if name in self.known else super().kind(name)


def _made(links: Links, given: Given) -> Bundle:
    reach = Reach(links)
    reach.walk()
    written = Writer(reach, Naming(reach)).write()
    left_out = [name for name in given.without if name in links.skipped]
    return Bundle("\n".join(written.lines) + "\n", tuple(written.table), tuple(reach.pure), tuple(left_out))


def _function(source: Source, name: str) -> ast.FunctionDef | ast.AsyncFunctionDef:
    """The only function of this name at the top of a module."""
    found = [use.node for use in source.binds(name)]
    if len(found) == 1 and isinstance(found[0], ast.FunctionDef | ast.AsyncFunctionDef) and found[0] in source.tree.body:
        if any(isinstance(node, ast.Yield | ast.YieldFrom) for node in ast.walk(found[0])):
            raise source.refuse(found[0], f"{name} est un générateur : ce qui est exploré est une fonction, appelée une fois")
        return found[0]
    raise Unjoinable(f"{name} doit être une fonction définie une fois, à la première colonne du fichier", getattr(found[0], "lineno", None) if found else None, source.shown)


def _named(file: Path) -> str:
    """The name of a module, by the packages that hold its file."""
    parts = [file.stem]
    folder = file.resolve().parent
    while (folder / "__init__.py").exists():
        parts.insert(0, folder.name)
        folder = folder.parent
    return ".".join(parts)


def _shown(root: Path) -> Any:
    """How a file is named: from the root of the project, when it is below."""
    base = root.resolve()

    def shown(file: Path) -> str:
        real = file.resolve()
        return real.relative_to(base).as_posix() if real.is_relative_to(base) else os.fspath(real)

    return shown
