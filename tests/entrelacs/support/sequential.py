"""Random programs without threads that print the order in which everything is evaluated, and what CPython answers.

`program(seed)` is the source; `on_cpython(source)` what the interpreter that runs the tests prints, and the exception that ends it.
"""

import contextlib
import io
import random
import sys
import textwrap
import warnings

HEADER = '''
def t(tag, value=None):
    print(tag, end=" ")
    return value
class N:
    __match_args__ = ("x", "y")
    def __init__(self, x=0, y=1):
        self.x = x
        self.y = y
    def __repr__(self):
        return f"N({self.x},{self.y})"
    def __add__(self, other):
        print("add", end=" ")
        return N(self.x, other)
    def __radd__(self, other):
        print("radd", end=" ")
        return NotImplemented
    def __iadd__(self, other):
        print("iadd", end=" ")
        self.x = other
        return self
    def __lt__(self, other):
        print("lt", end=" ")
        return [] if other else [1]
    def __eq__(self, other):
        print("eq", end=" ")
        return isinstance(other, N) and self.x == other.x
    def __hash__(self):
        return 1
    def __getitem__(self, key):
        print("get", key, end=" ")
        if key == 3:
            raise IndexError(key)
        return key
    def __setitem__(self, key, value):
        print("set", key, value, end=" ")
    def __delitem__(self, key):
        print("del", key, end=" ")
    def __contains__(self, item):
        print("in", item, end=" ")
        return item
    def __bool__(self):
        print("bool", end=" ")
        return bool(self.x)
    def __enter__(self):
        print("enter", self, end=" ")
        return self
    def __exit__(self, kind, error, trace):
        print("exit", kind and kind.__name__, end=" ")
        return self.y == 3
    def __call__(self, *values, **names):
        print("call", values, names, end=" ")
        return self.x
    def __format__(self, spec):
        return f"<{spec}>"
    def __iter__(self):
        print("iter", end=" ")
        return iter([self.x, self.y])
    def keys(self):
        print("keys", end=" ")
        return ["x", "y"]
    def m(self, *values, **names):
        print("m", values, names, end=" ")
        return self
    @property
    def p(self):
        print("p", end=" ")
        return self.x
    @p.setter
    def p(self, value):
        print("p=", value, end=" ")
def g(n):
    got = 0
    try:
        while n > 0:
            got = yield t("y", n)
            n = n - 1
    finally:
        t("closed")
    return got
def deco(value):
    t("deco")
    return value
class Cm(Exception):
    pass
a, b, c, d, l, k = 1, N(2), "s", {"x": 1}, [3, 4, 5], 0
'''
NAMES = ["a", "b", "c", "d", "l", "k"]
ERRORS = ["ValueError", "KeyError", "Cm", "(ValueError, TypeError)", "Exception", "LookupError"]


class Maker:
    """One random program."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.tags = 0
        self.functions = 0
        self.looping = self.inside = self.generator = False
        self.class_body = False
        self.fuel = 25

    def pick(self, *choices):
        return self.random.choice(choices)

    def chance(self, share):
        return self.random.random() < share

    # -- expressions ------------------------------------------------------------------------

    def leaf(self):
        self.tags += 1
        value = self.pick("0", "1", "2", "3", "None", "''", "'x'", "[]", "[1, 2]", "(1, 2)", "{'x': 1}", "N(1)", "N(0, 3)", "True", "g(2)", "{1}")
        return self.pick(f"t({self.tags}, {value})", f"t({self.tags}, {value})", self.random.choice(NAMES), value, self.pick("u", "a.x", "b.x"))

    def many(self, depth, low=0, high=3):
        return [self.expr(depth) for _ in range(self.random.randint(low, high))]

    def expr(self, depth=3):
        if depth <= 0 or self.chance(0.15):
            return self.leaf()
        e = lambda: self.expr(depth - 1)  # noqa: E731
        kind = self.random.randrange(30)
        match kind:
            case 0 | 1:
                return f"({e()} {self.pick('+', '-', '*', '%', '|', '//')} {e()})"
            case 2:
                return f"({e()} {self.pick('<', '==', '!=', 'in', 'not in', 'is', 'is not', '>=')} {e()})"
            case 3:
                return f"({e()} {self.pick('<', '==', '>')} {e()} {self.pick('<', '==', 'in', 'is')} {e()})"
            case 4 | 5:
                return "(" + self.pick(" and ", " or ").join([e(), e(), *self.many(depth - 1, 0, 1)]) + ")"
            case 6:
                return f"(not {e()})"
            case 7:
                return f"({e()} if {e()} else {e()})"
            case 8:
                return f"{e()}[{e()}]"
            case 9:
                return f"{e()}[{e()}:{e()}]"
            case 10:
                return f"{self.pick('b', 'N()', e())}.{self.pick('x', 'y', 'p', 'zz')}"
            case 11 | 12:
                return f"{self.pick('b', 'N(1, 2)', e())}.m({self.arguments(depth - 1)})"
            case 13:
                return f"{self.pick('b', 'N', 't', e())}({self.arguments(depth - 1)})"
            case 14:
                return f"[{', '.join(self.starred(depth - 1))}]"
            case 15:
                parts = self.starred(depth - 1)
                return f"({', '.join(parts)},)" if parts else "()"
            case 16:
                return "{" + ", ".join(self.pick(f"{e()}: {e()}", f"{e()}: {e()}", f"**{e()}") for _ in range(self.random.randint(0, 3))) + "}"
            case 17:
                return "{" + ", ".join([e(), *self.many(depth - 1, 0, 2)]) + "}"
            case 18 | 19:
                return self.text(depth - 1)
            case 20:
                return "(u := " + e() + ")" if self.inside and not self.class_body else e()
            case 21:
                return f"(lambda q={e()}, *r, s={e()}: (q, s, {self.leaf()}))({e()})"
            case 22:
                return f"[({self.expr(1)}, i) for i in {e()} if {self.expr(1)}]"
            case 23:
                return f"{{i: {self.expr(1)} for i in {e()} for j in {self.leaf()}}}"
            case 24:
                return f"list({self.expr(1)} for i in {e()})"
            case 25:
                return f"(yield {e()})" if self.generator else f"next({e()}, {e()})"
            case 26:
                return f"(yield from {e()})" if self.generator else f"sorted({e()})"
            case 27:
                return f"(-{e()})"
            case 28:
                return f"f{self.random.randint(1, max(1, self.functions))}({self.arguments(depth - 1)})"
            case _:
                return f"{self.pick('l', 'd', 'c')}.{self.pick('append', 'get', 'upper', 'pop', 'setdefault', 'zz')}({self.arguments(depth - 1)})"

    def arguments(self, depth):
        parts = [self.pick(self.expr(depth), self.expr(depth), f"*{self.expr(depth)}") for _ in range(self.random.randint(0, 2))]
        names = [self.pick(f"x={self.expr(depth)}", f"y={self.expr(depth)}", f"**{self.expr(depth)}") for _ in range(self.random.choice((0, 0, 1, 2)))]
        if len(names) == 2 and names[0][:2] == names[1][:2] and names[0][0] != "*":
            names.pop()
        if parts and names and self.chance(0.2) and names[0][0] != "*":
            parts.append(names.pop(0))
            parts.append(f"*{self.expr(depth)}")
        return ", ".join(parts + names)

    def starred(self, depth):
        return [self.pick(self.expr(depth), self.expr(depth), f"*{self.expr(depth)}") for _ in range(self.random.randint(0, 3))]

    def text(self, depth):
        """An f-string, whose quotes older Pythons do not allow inside."""
        value = self.expr(depth)
        if "'" in value or '"' in value or "\\" in value or "{" in value or ":=" in value or "lambda" in value:
            value = self.random.choice(NAMES)
        spec = self.pick("", "", ":>4", ":{t(90, 6)}", "!r", "=", "!s:{t(91)}>{t(92, 5)}")
        return f'f"_{{{value}{spec}}}_{{t({self.tags}, 1)}}"'

    # -- targets and patterns ---------------------------------------------------------------

    def target(self, depth=2):
        kind = self.random.randrange(8)
        if kind < 3 or depth <= 0:
            return self.random.choice(NAMES)
        if kind == 3:
            return f"{self.expr(1)}.{self.pick('x', 'p', 'zz')}"
        if kind == 4:
            return f"{self.expr(1)}[{self.expr(1)}]"
        if kind == 5:
            return f"{self.pick('l', 'd', 'b')}[{self.expr(1)}]"
        parts = [self.target(depth - 1) for _ in range(self.random.randint(1, 3))]
        if self.chance(0.4):
            place = self.random.randrange(len(parts))
            parts[place] = "*" + parts[place] if not parts[place].startswith(("(", "[")) else parts[place]
        return f"({', '.join(parts)},)"

    def single(self):
        target = self.target(0)
        return self.pick(target, f"{self.expr(1)}.{self.pick('x', 'p')}", f"{self.expr(1)}[{self.expr(1)}]")

    def pattern(self, depth, used):
        def capture():
            free = [name for name in ("a", "c", "k", "v", "w") if name not in used]
            if not free:
                return "_"
            used.add(free[0])
            return free[0]

        kind = self.random.randrange(11) if depth > 0 else self.random.randrange(4)
        match kind:
            case 0:
                return self.pick("1", "'x'", "None", "True", "0")
            case 1:
                return self.pick("b.x", "b.p", "b.zz") if self.chance(0.5) else "2"
            case 2:
                return capture()
            case 3:
                return "_"
            case 4 | 5:
                parts = [self.pattern(depth - 1, used) for _ in range(self.random.randint(0, 3))]
                if self.chance(0.4):
                    parts.insert(self.random.randint(0, len(parts)), "*" + self.pick("_", capture()))
                return f"[{', '.join(parts)}]"
            case 6:
                keys = self.random.sample(["'x'", "'y'", "1"], self.random.randint(0, 2))
                parts = [f"{key}: {self.pattern(depth - 1, used)}" for key in keys]
                if self.chance(0.4):
                    rest = capture()
                    if rest != "_":
                        parts.append("**" + rest)
                return "{" + ", ".join(parts) + "}"
            case 7 | 8:
                parts = [self.pattern(depth - 1, used) for _ in range(self.random.randint(0, 2))]
                if self.chance(0.5):
                    parts.append(f"{self.pick('y', 'p', 'zz')}={self.pattern(depth - 1, used)}")
                return f"{self.pick('N', 'N', 'int', 'str', 'list', 'a')}({', '.join(parts)})"
            case 9:
                return f"({self.pick('1', 'None', '[]', 'N(0)')} | {self.pick('2', 'b.x', '{}', 'N(1, 1)')})"
            case _:
                inner = self.pattern(depth - 1, used)
                name = capture()
                return f"{inner} as {name}" if name != "_" and inner not in ("_",) and not inner.isidentifier() else inner

    def cases(self):
        for index in range(self.random.randint(1, 3)):
            used = set()
            pattern = self.pattern(2, used)
            if pattern == "_" or pattern.isidentifier() and pattern not in ("None", "True"):
                pattern = f"[{pattern}]"
            guard = f" if {self.expr(1)}" if self.chance(0.4) else ""
            yield f"case {pattern}{guard}:"
            yield from indented([f"t('case{index}', 0)", *self.block(1)])
        if self.chance(0.5):
            yield "case _:"
            yield from indented(self.block(1))

    # -- statements -------------------------------------------------------------------------

    def block(self, depth, low=1, high=3):
        lines = []
        for _ in range(self.random.randint(low, high)):
            lines += self.statement(depth)
        return lines

    def statement(self, depth):
        self.fuel -= 1
        simple = depth <= 0 or self.fuel < 0
        kind = self.random.randrange(10 if simple else 26)
        match kind:
            case 0 | 1:
                return [f"print({self.expr()})"]
            case 2:
                return [" = ".join([self.target() for _ in range(self.random.randint(1, 2))] + [self.expr()])]
            case 3:
                return [f"{self.single()} {self.pick('+', '*', '|', '-')}= {self.expr(2)}"]
            case 4:
                return [f"del {', '.join(self.single() for _ in range(self.random.randint(1, 2)))}"] if self.chance(0.4) else [self.expr()]
            case 5:
                message = f", {self.expr(1)}" if self.chance(0.6) else ""
                return [f"assert {self.expr(2)}{message}"]
            case 6:
                cause = f" from {self.pick('None', 'KeyError', 'Cm(1)', self.leaf())}" if self.chance(0.3) else ""
                raised = self.pick("ValueError", "KeyError(1)", f"Cm({self.leaf()})", self.leaf())
                return [f"if {self.leaf()}: raise {raised}{cause}"]
            case 7:
                if self.looping and self.chance(0.5):
                    return [f"if {self.leaf()}: {self.pick('break', 'continue')}"]
                return [f"if {self.leaf()}: return {self.expr(1)}"] if self.inside else ["pass"]
            case 8:
                return [f"{self.single()}: t('ann', int) = {self.expr(2)}"]
            case 9:
                return [self.expr()]
            case 10 | 11:
                lines = [f"if {self.expr(2)}:", *indented(self.block(depth - 1))]
                if self.chance(0.4):
                    lines += [f"elif {self.expr(2)}:", *indented(self.block(depth - 1))]
                return lines + (["else:", *indented(self.block(depth - 1))] if self.chance(0.5) else [])
            case 12 | 13:
                outer, self.looping = self.looping, True
                body = self.block(depth - 1)
                self.looping = outer
                if self.chance(0.3):
                    self.tags += 1
                    lines = [f"n{self.tags} = 0", f"while n{self.tags} < 3 and {self.expr(1)}:", *indented([f"n{self.tags} += 1", *body])]
                else:
                    lines = [f"for {self.target(1)} in {self.expr(2)}:", *indented(body)]
                return lines + (["else:", *indented(self.block(depth - 1))] if self.chance(0.3) else [])
            case 14 | 15 | 16:
                lines = ["try:", *indented(self.block(depth - 1))]
                handled = self.chance(0.8)
                if handled:
                    for _ in range(self.random.randint(1, 2)):
                        kind = self.pick(*ERRORS, f"t('kind', {self.random.choice(ERRORS)})", self.leaf())
                        name = self.pick("", "", " as err", " as a")
                        body = self.block(depth - 1)
                        if self.chance(0.2):
                            body.append("raise")
                        lines += [f"except {kind}{name}:", *indented(body)]
                    if self.chance(0.3):
                        lines += ["else:", *indented(self.block(depth - 1))]
                if not handled or self.chance(0.4):
                    outer, self.looping = self.looping, False
                    lines += ["finally:", *indented(self.block(depth - 1))]
                    self.looping = outer
                return lines
            case 17 | 18:
                items = ", ".join(
                    f"{self.pick('b', 'N(1, 3)', 'N(5)', self.expr(1))}{f' as {self.target(1)}' if self.chance(0.5) else ''}"
                    for _ in range(self.random.randint(1, 2))
                )
                return [f"with {items}:", *indented(self.block(depth - 1))]
            case 19 | 20:
                return [f"match {self.expr(2)}:", *indented(list(self.cases()))]
            case 21 | 22 | 23:
                return self.function(depth - 1)
            case 24:
                return self.klass(depth - 1)
            case _:
                return [f"print(list(g({self.leaf()})))"]

    def function(self, depth):
        outer = self.looping, self.inside, self.generator, self.class_body
        generator = self.chance(0.25)
        defaults = f"q={self.expr(1)}, *, s={self.expr(1)}"
        decorators = [f"@deco if {self.leaf()} else deco"] if self.chance(0.3) else []
        annotations = self.pick("", f" -> {self.leaf()}") if not outer[2] else ""
        self.looping, self.inside, self.generator, self.class_body = False, True, generator, False
        body = [self.pick("", f"global {self.random.choice(NAMES)}")] if self.chance(0.3) else []
        body = [line for line in body if line] + self.block(depth, 1, 4)
        if generator:
            body.append("yield 9")
        self.looping, self.inside, self.generator, self.class_body = outer
        name = f"f{self.functions + 1}"
        lines = [*decorators, f"def {name}(a=1, {defaults}){annotations}:", *indented(body)]
        lines.append(f"print(list({name}()))" if generator else f"print({name}({self.expr(1)}))")
        self.functions += 1
        return lines

    def klass(self, depth):
        outer = self.looping, self.generator, self.inside, self.class_body
        decorators = ["@deco"] if self.chance(0.3) else []
        bases = f"({self.pick('N', 't(80, N)', '*[N]', f't(81, {self.leaf()})')})" if self.chance(0.5) else ""
        self.looping, self.generator, self.inside, self.class_body = False, False, False, True
        body = []
        for _ in range(self.random.randint(1, 3)):
            body.append(self.pick(f"z = {self.expr(2)}", f"x: {self.leaf()} = {self.expr(1)}", f"a = {self.random.choice(NAMES)}", self.expr(1), f"l += {self.leaf()}"))
        self.looping, self.generator, self.inside, self.class_body = outer
        return [*decorators, f"class K{bases}:", *indented([*body, "def m2(self): return super().__hash__()"]), "print(K.__name__)"]


def indented(lines):
    return ["    " + line for line in lines]


def program(seed):
    """A source that CPython compiles."""
    attempt = 0
    while True:
        maker = Maker(f"{seed}/{attempt}")
        lines = maker.block(3, 3, 6)
        if maker.chance(0.5):
            maker = Maker(f"{seed}/{attempt}")
            maker.inside = True
            names = f"global {', '.join(NAMES)}\n" if maker.chance(0.3) else "a, b, c, d, l, k = 1, N(2), 's', {'x': 1}, [3, 4, 5], 0\n"
            body = names + "\n".join(maker.block(3, 3, 6))
            lines = ["def main():", *textwrap.indent(body, "    ").splitlines(), "print(main())"]
        source = HEADER + "try:\n" + textwrap.indent("\n".join(lines), "    ") + FOOTER
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", SyntaxWarning)
                compile(source, "<program>", "exec")
        except (SyntaxError, RecursionError):
            attempt += 1
            continue
        return source


FOOTER = '''
except Exception as problem:
    while problem is not None:
        print(type(problem).__name__, problem.args)
        problem = problem.__cause__ or (None if problem.__suppress_context__ else problem.__context__)
'''


def on_cpython(source):
    """What the program prints, and the exception that ends it."""
    out = io.StringIO()
    failure = None
    with contextlib.redirect_stdout(out):
        try:
            exec(compile(source, "<program>", "exec"), {"__name__": "__main__"})
        except BaseException as problem:
            failure = type(problem).__name__, str(problem)
    return out.getvalue(), failure


if __name__ == "__main__":
    print(program(sys.argv[1]))
