"""The modules of `entrelacs.lowered`, compiled and executed when the program imports them."""

from __future__ import annotations

import ast
import importlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

from ..bounds.faults import REWRITTEN
from ..bounds.ours import LOWERED_MODULES, OUR_MODULES
from ..execution.kernel import current
from ..lowering.compile import compile_program
from ..lowering.program import Site, of_library

FOLDER = Path(__file__).parents[1] / "lowered"


@dataclass(frozen=True)
class Lowered:
    """A compiled module."""

    code: CodeType
    sites: list[Site]
    given: dict[str, Any]
    """What it takes from the explorer, and its constants."""
    public: set[str]


def names() -> dict[str, Path]:
    """The modules that are rewritten, as the program names them, and their files or folders (of `functools`, a part only)."""
    found = [path for path in FOLDER.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()]
    return {path.stem.replace("_dot_", "."): path for path in sorted(found) if path.stem not in ("__init__", "functools")}


def load(name: str, path: Path) -> ModuleType:
    """The module `name` of the execution under way."""
    machine = current()
    known = machine.lowered.get(name)
    if known is None:
        known = machine.lowered[name] = _execute(name, path)
    return known


def kept(name: str) -> Any:
    """The state of a lowered module."""
    return current().local[name]


def _execute(name: str, path: Path) -> ModuleType:
    machine = current()
    lowered = _compiled(name, path)
    namespace = {
        "__name__": LOWERED_MODULES + path.stem, "__builtins__": machine.base["$prelude"]["__builtins__"],
        **machine.base["$operations"], **lowered.given,
    }  # fmt: skip
    exec(lowered.code, namespace)
    for _ in namespace["$main"]():
        raise AssertionError(f"{path.name} does more than define names")
    state = namespace.get("_State")
    if state is not None:
        machine.local[name] = machine.operations.once(machine.operations.call(None, state))
        machine.owned[id(machine.local[name])] = ((name, "state"), machine.local[name])
    module = ModuleType(name)
    if state is not None and hasattr(state, "shown"):  # of its attributes, those that are names of the module
        vars(module).update({key: getattr(machine.local[name], key) for key in state.shown})
    vars(module).update({key: namespace[key] for key in lowered.public})
    return module


def _compiled(name: str, path: Path) -> Lowered:
    """The lowered code, compiled once for a program: its places are numbered after those of the program."""
    program = current().program
    if name not in program.lowered:
        made = _compile(path, len(program.sites))
        program.sites.extend(made.sites)
        program.lowered[name] = made
    return program.lowered[name]


def _statements(path: Path, read: dict[Path, int]) -> list[ast.stmt]:
    """The statements of a module that is a file or a folder: ``from .part import …`` stands for those of the part.

    `read` gets each file, with its number of lines: no two statements of a module stand at the same line.
    """
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    ast.increment_lineno(tree, sum(read.values()))
    read[path] = text.count("\n") + 1
    found: list[ast.stmt] = []
    for statement in tree.body:
        if not isinstance(statement, ast.ImportFrom) or statement.level != 1:
            found.append(statement)
        elif (part := path.with_name(f"{statement.module}.py")) not in read:
            found.extend(_statements(part, read))
    return found


@lru_cache(maxsize=32)
def _compile(path: Path, first: int) -> Lowered:
    """A module whose places are numbered from `first`."""
    given: dict[str, Any] = {}
    constants: list[str] = []
    imports: dict[str, ast.stmt] = {}
    body: list[ast.stmt] = []
    for statement in _statements(path if path.suffix else path / "__init__.py", {}):
        if isinstance(statement, ast.ImportFrom) and statement.level:
            module = importlib.import_module(f"{OUR_MODULES}{statement.module}")
            given.update({alias.asname or alias.name: getattr(module, alias.name) for alias in statement.names})
            constants.extend(alias.name for alias in statement.names if alias.asname)
        elif isinstance(statement, ast.Assign):
            (target,) = statement.targets
            assert isinstance(target, ast.Name), "a module of the library defines its constants one by one"
            given[target.id] = ast.literal_eval(statement.value)
            constants.append(target.id)
        elif not isinstance(statement, ast.Import) or imports.setdefault(ast.unparse(statement), statement) is statement:
            body.append(statement)
    tree = ast.Module(body, [])
    compiled = compile_program(tree, REWRITTEN + path.name, None, [Site(0, "")] * first, library=True)
    sites = of_library(compiled.sites[first:])
    imported = {alias.asname or alias.name for node in tree.body if isinstance(node, ast.Import) for alias in node.names}
    public = {name for name in (*compiled.globals, *constants) if not name.startswith("_")} - imported
    return Lowered(compiled.code, sites, given, public)
