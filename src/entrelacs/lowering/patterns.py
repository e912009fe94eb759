"""``match``: its patterns, one read after the other.

A pattern becomes a series of tests on a flag, in the order in which CPython makes them: each length, item, attribute and
value that it looks at is an operation, hence a switch point when another thread may change it. Names are bound once the
whole pattern has matched, before the guard.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from functools import partial

from .builder import Builder, lowers
from .conditions import condition
from .names import set_name
from .trees import assign, call, harmless, load, negated


@lowers(ast.Match)
def match_(builder: Builder, node: ast.Match) -> None:
    subject = builder.kept_copy(builder.expr(node.subject))
    matched = builder.keep("m")
    builder.emit(assign(matched, ast.Constant(False)))
    for index, case in enumerate(node.cases):
        if index == 0:
            _case(builder, case, subject, matched)
        else:
            builder.emit(ast.If(negated(load(matched)), builder.inside(partial(_case, builder, case, subject, matched)), []))


def _case(builder: Builder, case: ast.match_case, subject: ast.Name, matched: str) -> None:
    pattern = Pattern(builder)
    pattern.lower(case.pattern, subject)

    def chosen() -> None:
        builder.emit(assign(matched, ast.Constant(True)))
        builder.block(case.body)

    def whole() -> None:
        for name, value in pattern.captures.items():
            set_name(builder, case.pattern, name, load(value))
        builder.here = case.guard or case.pattern
        if case.guard is not None:
            builder.emit(ast.If(condition(builder, case.guard), builder.inside(chosen), []))
        else:
            chosen()

    builder.emit(ast.If(load(pattern.flag), builder.inside(whole), []))


class Pattern:
    """Lowers one pattern: after `lower`, the local `flag` says whether it matched, and `captures` what it would bind."""

    def __init__(self, builder: Builder):
        self.builder = builder
        self.flag = builder.keep("m")
        self.captures: dict[str, str] = {}
        """The local that holds what each name would be bound to."""

    def lower(self, pattern: ast.pattern, subject: ast.Name) -> None:
        self.builder.emit(assign(self.flag, ast.Constant(True)), pattern)
        self.visit(pattern, subject)

    def visit(self, pattern: ast.pattern, subject: ast.Name) -> None:
        outer, self.builder.here = self.builder.here, pattern
        getattr(self, type(pattern).__name__)(pattern, subject)
        self.builder.here = outer

    def test(self, value: ast.expr) -> None:
        self.builder.emit(assign(self.flag, value))

    def go_on(self, statements: Callable[[], None]) -> None:
        """What is done only if all has matched so far."""
        self.builder.emit(ast.If(load(self.flag), self.builder.inside(statements), []))

    def site(self, pattern: ast.pattern) -> ast.Constant:
        return self.builder.site(pattern)

    def item(self, parts: ast.Name, index: int) -> ast.Name:
        return self.builder.kept_copy(ast.Subscript(parts, ast.Constant(index), ast.Load()))

    def each(self, patterns: list[ast.pattern], parts: ast.Name) -> None:
        """One pattern for each of `parts`."""
        for index, pattern in enumerate(patterns):
            if not _wild(pattern):
                self.go_on(partial(self.one, pattern, parts, index))

    def one(self, pattern: ast.pattern, parts: ast.Name, index: int) -> None:
        self.visit(pattern, self.item(parts, index))

    def keep(self, name: str, value: ast.expr) -> None:
        local = self.captures.get(name) or self.builder.keep("p")
        self.captures[name] = local
        self.builder.emit(assign(local, value))

    # -- one method per kind of pattern -----------------------------------------------------

    def MatchValue(self, pattern: ast.MatchValue, subject: ast.Name) -> None:
        builder = self.builder
        value = builder.atom(pattern.value)
        same = builder.drive(call("$compare", self.site(pattern), ast.Constant("eq"), subject, value))
        self.test(builder.drive(call("$truth", self.site(pattern), same)))

    def MatchSingleton(self, pattern: ast.MatchSingleton, subject: ast.Name) -> None:
        self.test(ast.Compare(subject, [ast.Is()], [ast.Constant(pattern.value)]))

    def MatchAs(self, pattern: ast.MatchAs, subject: ast.Name) -> None:
        if pattern.pattern is not None:
            self.visit(pattern.pattern, subject)
        if pattern.name is not None:
            self.go_on(partial(self.keep, pattern.name, subject))

    def MatchOr(self, pattern: ast.MatchOr, subject: ast.Name) -> None:
        def alternatives(rest: list[ast.pattern]) -> None:
            self.visit(rest[0], subject)
            if len(rest) > 1:
                again: list[ast.stmt] = [assign(self.flag, ast.Constant(True))]
                again += self.builder.inside(lambda: alternatives(rest[1:]))
                self.builder.emit(ast.If(negated(load(self.flag)), again, []))

        alternatives(pattern.patterns)

    def MatchSequence(self, pattern: ast.MatchSequence, subject: ast.Name) -> None:
        builder, patterns = self.builder, pattern.patterns
        star = next((i for i, p in enumerate(patterns) if isinstance(p, ast.MatchStar)), None)
        least = len(patterns) - (star is not None)
        self.test(call("$sequence", subject))

        def long_enough() -> None:
            length = builder.drive(call("$length", self.site(pattern), subject))
            sign = ast.Eq() if star is None else ast.GtE()
            self.test(harmless(ast.Compare(length, [sign], [ast.Constant(least)])))

        def items() -> None:
            after = -1 if star is None else len(patterns) - star - 1
            before = len(patterns) if star is None else star
            parts = builder.drive(call("$unpack", self.site(pattern), subject, ast.Constant(before), ast.Constant(after)))
            self.each(patterns, builder.kept_copy(parts))

        def some_items() -> None:
            """What a star that binds nothing covers is not read."""
            for index, inner in enumerate(patterns):
                if not _wild(inner):
                    self.go_on(partial(some_item, inner, index))

        def some_item(inner: ast.pattern, index: int) -> None:
            self.visit(inner, one_item(index))

        def one_item(index: int) -> ast.Name:
            key: ast.expr = ast.Constant(index)
            if star is not None and index > star:
                key = builder.drive(call("$length", self.site(pattern), subject))
                key = builder.park(harmless(ast.BinOp(key, ast.Sub(), ast.Constant(len(patterns) - index))))
            return builder.kept_copy(builder.drive(call("$getitem", self.site(pattern), subject, key)))

        if star is None or least:
            self.go_on(long_enough)
        if any(not _wild(inner) for inner in patterns):
            self.go_on(items if star is None or not _wild(patterns[star]) else some_items)

    def MatchStar(self, pattern: ast.MatchStar, subject: ast.Name) -> None:
        if pattern.name is not None:
            self.keep(pattern.name, subject)

    def MatchMapping(self, pattern: ast.MatchMapping, subject: ast.Name) -> None:
        builder, size = self.builder, len(pattern.keys)
        self.test(call("$mapping", subject))

        def large_enough() -> None:
            length = builder.drive(call("$length", self.site(pattern), subject))
            self.test(harmless(ast.Compare(length, [ast.GtE()], [ast.Constant(size)])))

        def content() -> None:
            keys = builder.kept_copy(ast.Tuple(builder.operands(pattern.keys), ast.Load()))
            found = builder.kept_copy(builder.drive(call("$matchkeys", self.site(pattern), subject, keys)))
            self.test(ast.Compare(found, [ast.IsNot()], [ast.Constant(None)]))
            self.each(pattern.patterns, found)
            if pattern.rest:
                self.go_on(partial(rest, pattern.rest, keys))

        def rest(name: str, keys: ast.expr) -> None:
            copy = builder.drive(call("$spread", self.site(pattern), subject))
            self.keep(name, call("$without", copy, keys))

        if size:
            self.go_on(large_enough)
        self.go_on(content)

    def MatchClass(self, pattern: ast.MatchClass, subject: ast.Name) -> None:
        builder = self.builder
        kind = builder.atom(pattern.cls)
        names = ast.Tuple([ast.Constant(name) for name in pattern.kwd_attrs], ast.Load())
        count = ast.Constant(len(pattern.patterns))
        found = builder.drive(call("$matchclass", self.site(pattern), subject, kind, count, names))
        found = builder.kept_copy(found)
        self.test(ast.Compare(found, [ast.IsNot()], [ast.Constant(None)]))
        self.each([*pattern.patterns, *pattern.kwd_patterns], found)


def _wild(pattern: ast.pattern) -> bool:
    """Whether a pattern matches anything and binds nothing."""
    if isinstance(pattern, ast.MatchStar):
        return pattern.name is None
    return isinstance(pattern, ast.MatchAs) and pattern.pattern is None and pattern.name is None
