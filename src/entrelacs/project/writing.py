"""The text of a program made of several modules: theirs, word for word, but for the names that had to change.

Every change is made at the place of a node; what has been written is then parsed again, and has to be the very tree that was meant.
"""

from __future__ import annotations

import ast
import re
from typing import Any

from .meanings import Symbol
from .meant import Meant
from .naming import Naming
from .reaching import Reach
from .sources import Source, annotations_of
from .text import Edit, Written, apply


class Writer:
    """Writes the statements that are kept."""

    def __init__(self, reach: Reach, naming: Naming):
        self.reach, self.naming = reach, naming
        self.out = Written()
        self.bytes: dict[Source, tuple[bytes, list[int]]] = {}
        self.current: Source | None = None
        kept = {source for source, _ in reach.kept}
        self.texts = {source for source in kept if source.text_annotations}
        evaluated = [source for source in kept - self.texts if any(annotations_of(source.tree))]
        self.future = bool(self.texts) and not evaluated
        """Whether annotations are texts in the whole program; otherwise, each one that was is written as a text."""

    def write(self) -> Written:
        """Write them all. Raises `Unjoinable`."""
        if self.future:
            self.out.add("from __future__ import annotations")
        for source, index in self.reach.links.order:
            node = source.tree.body[index]
            if isinstance(node, ast.Import | ast.ImportFrom):
                for line in self.import_lines(source, index, node):
                    self.head(source)
                    self.out.add(line, (source.shown, node.lineno))
            elif (source, index) in self.reach.kept:
                self.head(source)
                self.statement(source, node)
        return self.out

    def head(self, source: Source) -> None:
        """Say whose lines follow."""
        if source is not self.current:
            if self.out.lines:
                self.out.add("")
            if source.shown:
                self.out.add(f"# {source.shown}")
            self.current = source

    def import_lines(self, source: Source, index: int, node: ast.Import | ast.ImportFrom) -> list[str]:
        """What is left of an import at the top of a module."""
        lines = []
        given = {id(use.alias): symbol for use, symbol in self.reach.given.get(node, ())}
        uses = self.reach.needed.get((source, index), [])
        for use in uses:
            new = self.naming.of(Symbol(source, use.name))
            if id(use.alias) in given:
                lines.append(f"{new} = {self.naming.of(given[id(use.alias)])}")
            else:
                lines.append(self.outside(source, node, use.alias, new))
        shared = [line.split(" import ") for line in lines if line.startswith("from ")]
        if len(shared) == len(lines) > 1 and len({first for first, _ in shared}) == 1:
            return [f"{shared[0][0]} import {', '.join(dict.fromkeys(name for _, name in shared))}"]
        return list(dict.fromkeys(lines))

    def outside(self, source: Source, node: ast.Import | ast.ImportFrom, alias: ast.alias, new: str) -> str:
        """The import of one name of a module that is no file of the program."""
        if isinstance(node, ast.Import):
            plain = alias.asname is None and new == alias.name.partition(".")[0]
            return f"import {alias.name}" if plain else f"import {alias.name} as {new}"
        base = source.absolute(node)
        inner = f"{base}.{alias.name}"
        if self.reach.links.modules.kind(base) != "pure" and self.reach.links.modules.kind(inner) == "pure":
            return f"import {inner} as {new}"
        return f"from {base} import {alias.name}" + (f" as {new}" if new != alias.name else "")

    # -- one statement ----------------------------------------------------------------------

    def statement(self, source: Source, node: ast.stmt) -> None:
        """Write a statement, with the comment above it, and check it."""
        data, starts = self.text(source)
        first = min([node.lineno, *(part.lineno for part in getattr(node, "decorator_list", ()))])
        start = starts[first - 1] + (node.col_offset if first == node.lineno else 0)
        end = self.offset(source, node.end_lineno, node.end_col_offset)
        rest = data[end : starts[node.end_lineno or 0] if (node.end_lineno or 0) < len(starts) else len(data)]
        if re.fullmatch(rb"[ \t]*(#[^\n]*)?\r?\n?", rest):
            end += len(rest.rstrip())
        edits = sorted(self.edits(source, node))
        comments = self.comments(source, first, start)
        above = first - len(comments) - 2
        if start == starts[first - 1] and above >= 0 and not data[starts[above] : starts[above + 1]].strip() and not self.out.lines[-1].startswith("# "):
            self.out.add("")
        for comment in comments:
            self.out.add(*comment)
        text, origins = apply(data, start, end, edits, first)
        self.check(source, node, text)
        for line, number in zip(text.split("\n"), origins, strict=True):
            self.out.add(line.rstrip("\r"), (source.shown, number))

    def comments(self, source: Source, first: int, start: int) -> list[tuple[str, tuple[str, int]]]:
        """The comment that stands right above a statement."""
        data, starts = self.text(source)
        if start != starts[first - 1]:
            return []
        lines = source.text.split("\n")
        above = first - 1
        while above and lines[above - 1].startswith("#") and not lines[above - 1].startswith("#!"):
            above -= 1
        return [(lines[number].rstrip("\r"), (source.shown, number + 1)) for number in range(above, first - 1)]

    def text(self, source: Source) -> tuple[bytes, list[int]]:
        """A module in bytes, and where its lines begin."""
        if source not in self.bytes:
            data = source.text.encode()
            self.bytes[source] = data, [0, *(match.end() for match in re.finditer(rb"\r\n|\r|\n", data))]
        return self.bytes[source]

    def offset(self, source: Source, line: Any, column: Any) -> int:
        return self.text(source)[1][line - 1] + int(column)

    def span(self, source: Source, node: Any) -> tuple[int, int]:
        return self.offset(source, node.lineno, node.col_offset), self.offset(source, node.end_lineno, node.end_col_offset)

    def edits(self, source: Source, statement: ast.stmt) -> list[Edit]:
        """All the changes of a statement; its tree is changed alike."""
        made: list[Edit] = []
        covered: set[int] = set()
        if source in self.texts and not self.future:
            for whole in annotations_of(statement):
                start, end = self.span(source, whole)
                made.append(Edit(start, end, repr(ast.unparse(whole))))
                covered.update(id(node) for node in ast.walk(whole))
        for node in ast.walk(statement):
            if id(node) not in covered:
                made += self.of_node(source, node)
        return made

    def of_node(self, source: Source, node: Any) -> list[Edit]:
        """The changes that one node asks for."""
        found = self.reach.places.get(node)
        match node:
            case ast.Name() | ast.Attribute() if found is not None:
                return self.renamed(source, node, repr(found) if isinstance(found, str) else self.naming.of(found))
            case ast.Global():
                names = [self.name_of(source, name) for name in node.names]
                return [] if names == node.names else [Edit(*self.span(source, node), f"global {', '.join(names)}")]
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                return [*self.undecorated(source, node), *self.declared(source, node), *self.restored(source, node)]
            case ast.ExceptHandler() | ast.MatchAs() | ast.MatchStar() | ast.MatchMapping() if isinstance(found, Symbol):
                return self.bound_otherwise(source, node, self.naming.of(found))
            case ast.If() if node in source.names.dead:
                return [Edit(self.span(source, node.body[0])[0], self.span(source, node.body[-1])[1], "pass")]
            case ast.Import() | ast.ImportFrom():
                return self.inner_import(source, node)
        return []

    def name_of(self, source: Source, name: str) -> str:
        symbol = Symbol(source, name)
        return self.naming.of(symbol) if symbol in self.reach.symbols else name

    def renamed(self, source: Source, node: Any, new: str) -> list[Edit]:
        """A name, or ``module.name``, written otherwise."""
        start, end = self.span(source, node)
        old = ast.unparse(node)
        if old == new:
            return []
        there = self.text(source)[0][start:end].decode(errors="replace")
        if re.sub(r"\s|\\", "", there) != old:  # CPython 3.11 does not know where things are in an f-string
            raise source.refuse(node, f"{old} doit être écrit {new} dans le programme assemblé, et sa place dans cette f-string n'est pas sûre : mettez-le d'abord dans une variable")
        return [Edit(start, end, new)]

    def undecorated(self, source: Source, node: Any) -> list[Edit]:
        """Leave out the decorators that speak to pytest."""
        made = []
        data, starts = self.text(source)
        for part in self.reach.decorators(source, node):
            start, end = self.span(source, part)
            start = data.rindex(b"@", 0, start)
            line = starts[part.lineno - 1]
            following = starts[part.end_lineno or part.lineno]
            made.append(Edit(line, following, "") if not data[line:start].strip() else Edit(start, end, ""))
        return made

    def declared(self, source: Source, node: Any) -> list[Edit]:
        """Declare global the variables of other modules that a function gives a value to."""
        symbols = [symbol for there, symbol in self.reach.stores.get(node, ()) if there is source]
        names = list(dict.fromkeys(map(self.naming.of, symbols)))
        if not names:
            return []
        body = node.body
        first = body[1] if isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant) and len(body) > 1 else body[0]
        line = min([first.lineno, *(part.lineno for part in getattr(first, "decorator_list", ()))])
        alone = not self.text(source)[0][self.offset(source, line, 0) : self.offset(source, first.lineno, first.col_offset)].strip(b" \t")
        at = self.offset(source, line, 0) if alone else self.offset(source, first.lineno, first.col_offset)
        text = f"global {', '.join(names)}"
        return [Edit(at, at, self.indentation(source, first) + text + "\n" if alone else text + "; ")]

    def restored(self, source: Source, node: Any) -> list[Edit]:
        """Give a function or a class another name once it is defined under its own."""
        symbol = self.reach.places.get(node)
        if not isinstance(symbol, Symbol) or symbol not in self.naming.restored:
            return []
        data, starts = self.text(source)
        line = node.end_lineno
        end = starts[line] if line < len(starts) else len(data)
        end = self.offset(source, line, 0) + len(data[starts[line - 1] : end].rstrip(b"\r\n"))
        return [Edit(end, end, f"\n{self.indentation(source, node)}{self.naming.of(symbol)} = {node.name}; del {node.name}")]

    def indentation(self, source: Source, node: ast.stmt) -> str:
        """What stands before a statement on its line."""
        start = self.text(source)[1][node.lineno - 1]
        return self.text(source)[0][start : start + node.col_offset].decode()

    def bound_otherwise(self, source: Source, node: Any, new: str) -> list[Edit]:
        """``except … as x``, a pattern: its name has no place of its own in the tree."""
        old = getattr(node, "name", None) or getattr(node, "rest", None)
        if old == new:
            return []
        raise source.refuse(node, f"le nom {old} est aussi celui d'autre chose dans le programme : donnez-leur deux noms")

    def inner_import(self, source: Source, node: Any) -> list[Edit]:
        """An import within a function, or under a condition."""
        if node in self.reach.absent:
            top = (source.absolute(node) if isinstance(node, ast.ImportFrom) else node.names[0].name).partition(".")[0]
            text = f"No module named {top!r}"
            return [Edit(*self.span(source, node), f"raise ModuleNotFoundError({text!r}, name={top!r})")]
        given = {id(use.alias): symbol for use, symbol in self.reach.given.get(node, ())}
        parts = []
        for alias in node.names:
            found = self.reach.places.get(alias)
            name = alias.asname or alias.name.partition(".")[0]
            new = self.naming.of(found) if isinstance(found, Symbol) else name
            if id(alias) in given:
                parts.append(f"{new} = {self.naming.of(given[id(alias)])}")
            elif node not in self.reach.dropped:
                parts.append(self.outside(source, node, alias, new))
        text = "; ".join(parts) or "pass"
        return [] if text == ast.unparse(node) else [Edit(*self.span(source, node), text)]

    # -- the check --------------------------------------------------------------------------

    def check(self, source: Source, node: ast.stmt, text: str) -> None:
        """What has been written is the tree that was meant. Raises `Unjoinable`."""
        try:
            made = ast.parse(text).body
        except SyntaxError:
            made = []
        meant = Meant(self, source).statement(node)
        if [*map(ast.dump, made)] != [*map(ast.dump, meant)]:
            raise source.refuse(node, "cette instruction ne peut pas être réécrite sûrement dans un seul programme : nommez hors de ses f-strings ce qui vient d'un autre module")
