"""What the names of a learner's part may stand for, and where a value can but be read.

A rule that looks at ``venus.append(…)`` is fooled by ``vus = venus``: names are followed through simple assignments, and no further.  What
goes through a function, a list or an attribute is not; where that matters, `Aliases.only_read` says that a name stands elsewhere than where
it is read.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .frame import Assembly

READING = frozenset(
    "all any bool dict enumerate filter frozenset len list map max min repr reversed set sorted str sum tuple zip".split()
)
"""The functions of Python that are given a container and leave it as it is."""


class Aliases:
    """What the names of the learner's part may stand for, as far as simple assignments tell: ``vus = venus``."""

    def __init__(self, tree: ast.Module, assembly: Assembly):
        self.parents = {id(child): parent for parent in ast.walk(tree) for child in ast.iter_child_nodes(parent)}
        self.known: dict[str, list[str]] = {}
        for node in ast.walk(tree):
            if assembly.inside(getattr(node, "lineno", 0)):
                for target, value in _pairs(node):
                    self.known.setdefault(target, []).extend(_roots(value) if isinstance(value, ast.expr) else [value])

    def roots(self, node: ast.expr) -> list[str]:
        """The names that ``a`` of ``a.b[c].d`` is, then those that they stand for, the nearest first: the first that a rule refuses is told."""
        found: list[str] = []
        more = _roots(node)
        while more:
            found += more
            more = [name for name in dict.fromkeys(name for one in more for name in self.known.get(one, ())) if name not in found]
        return found

    def only_read(self, name: ast.Name) -> bool:
        """Whether a name stands where its value can but be read."""
        around = self.parents[id(name)]
        if isinstance(around, ast.Starred):
            return True
        if isinstance(around, ast.Call):
            return name in around.args and isinstance(around.func, ast.Name) and around.func.id in READING
        if isinstance(around, ast.Attribute):
            call = self.parents[id(around)]
            return isinstance(call, ast.Call) and call.func is around
        if isinstance(around, ast.Subscript | ast.For | ast.AsyncFor | ast.comprehension):
            return name is not getattr(around, "slice", None)
        return isinstance(
            around,
            ast.Compare | ast.BoolOp | ast.UnaryOp | ast.BinOp | ast.If | ast.While | ast.IfExp | ast.Assert | ast.FormattedValue | ast.Expr
            | ast.Match,
        )  # fmt: skip


def _pairs(node: ast.AST) -> Iterator[tuple[str, ast.expr | str]]:
    """The names that a statement binds, and what to: an expression, or the module that a name is imported from."""
    if isinstance(node, ast.Assign | ast.AnnAssign | ast.NamedExpr) and node.value is not None:
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            yield from _matched(target, node.value)
    elif isinstance(node, ast.For | ast.AsyncFor | ast.comprehension) and isinstance(node.iter, ast.List | ast.Tuple):
        for value in node.iter.elts:
            yield from _matched(node.target, value)
    elif isinstance(node, ast.withitem) and node.optional_vars is not None:
        yield from _matched(node.optional_vars, node.context_expr)
    elif isinstance(node, ast.arguments):
        with_default = [*node.posonlyargs, *node.args][len(node.posonlyargs) + len(node.args) - len(node.defaults) :]
        for argument, default in zip([*with_default, *node.kwonlyargs], [*node.defaults, *node.kw_defaults], strict=True):
            if default is not None:
                yield argument.arg, default
    elif isinstance(node, ast.Import):
        for name, source in origins(node):
            if name != source:
                yield name, source
    elif isinstance(node, ast.ImportFrom) and node.module:
        for name, _ in origins(node):
            yield name, node.module


def _matched(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(target, ast.Name):
        yield target.id, value
    elif isinstance(target, ast.Tuple | ast.List) and isinstance(value, ast.Tuple | ast.List):
        for one, other in zip(target.elts, value.elts, strict=False):
            yield from _matched(one, other)


def _roots(node: ast.expr) -> list[str]:
    """The names that ``a`` of ``a.b[c].d`` may be; ``type`` when it is ``type(…)``, nothing when it begins with no name."""
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    if isinstance(node, ast.Name):
        return [node.id]
    if isinstance(node, ast.IfExp):
        return [*dict.fromkeys([*_roots(node.body), *_roots(node.orelse)])]
    if isinstance(node, ast.BoolOp):
        return [*dict.fromkeys(name for value in node.values for name in _roots(value))]
    if isinstance(node, ast.NamedExpr):
        return _roots(node.value)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "type":
        return ["type"]
    return []


def origins(node: ast.Import | ast.ImportFrom) -> Iterator[tuple[str, str]]:
    for alias in node.names:
        source = f"{node.module}.{alias.name}" if isinstance(node, ast.ImportFrom) else alias.name
        yield alias.asname or alias.name.partition(".")[0], source
