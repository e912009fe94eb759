"""From a Python module to generators that stop before every visible operation.

Input: the source of a program (or its tree). Output: a `Program` whose code, once executed in a
namespace that holds the operations of `entrelacs.operations`, defines ``$main``: a generator
function that runs the module.

Every user function becomes a generator function. Expressions are cut into three-address
statements, so that at each ``yield`` CPython's value stack is empty: the instruction offset and
the local variables are then the whole state of a frame (temporaries, iterators, context managers
and pending exceptions are all parked in locals). Names that begin with ``$`` cannot clash with
the program's. Each operation is a call such as ``$getattr(site, obj, 'solde')`` that answers either
the value, or something to be driven with ``yield from``.
"""

from __future__ import annotations

import ast

from ..bounds import process
from ..bounds.refusals import Unsupported
from . import (  # noqa: F401 (each registers what it lowers)
    assignments,
    attributes_and_items,
    await_and_yield,
    calls,
    classes,
    comprehensions,
    conditions,
    displays,
    exceptions,
    functions,
    imports,
    loops,
    names,
    operators,
    patterns,
    simple_statements,
    with_blocks,
)
from .allowed import check_tree
from .constants import override
from .module import Module
from .program import Program, Site

DEEPEST = 25_000
"""Calls that the lowering may nest: each level of the program takes a few."""


def compile_program(
    source: str | ast.Module,
    filename: str = "<programme>",
    constants: dict[str, str] | None = None,
    sites: list[Site] | None = None,
    *,
    library: bool = False,
) -> Program:
    """Compile `source`, with the module-level constants named in `constants` replaced.

    Raises ``SyntaxError`` as CPython does, `Unsupported` (with the line and the reason) for what
    cannot be modelled, ``KeyError`` for a constant that the module does not define. `sites` are
    those of code compiled before, that will run in the same machine. Of a `library`, a module of
    ours, every name is bound once, before anything runs.
    """
    tree = ast.parse(source, filename) if isinstance(source, str) else source
    check_tree(tree)
    override(tree, constants or {})
    try:
        with process.room(DEEPEST):
            module = Module(tree, filename, source if isinstance(source, str) else "", sites or [], library)
            lowered = module.lower()
        return module.program(lowered)
    except RecursionError:
        reason = "le programme est trop imbriqué (expression, blocs ou « elif ») pour être lu : découpez-le"
        raise Unsupported(reason, deepest_line(tree)) from None


def deepest_line(tree: ast.Module) -> int | None:
    """The line of the most nested node."""
    most, line = 0, None
    todo: list[tuple[ast.AST, int]] = [(tree, 0)]
    while todo:
        node, depth = todo.pop()
        if depth > most and hasattr(node, "lineno"):
            most, line = depth, node.lineno
        todo.extend((child, depth + 1) for child in ast.iter_child_nodes(node))
    return line
