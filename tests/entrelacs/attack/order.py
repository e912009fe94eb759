"""Random code for one thread: what it prints must be exactly what this interpreter prints.

Operands tell when they are evaluated (``t``) and change what the others look at (``up``), so that an order that is not
CPython's is seen.
"""

from . import oracles
from .writing import Draw, block, indent

HEAD = """\
def t(x):
    log.append(x)
    return x
def up(k=1):
    global n
    n += k
    return n
class Box:
    def __init__(self, x):
        self.x = x
    def __repr__(self):
        return f'Box({self.x})'
    def __getitem__(self, key):
        log.append(('get', key))
        return self.x
    def __setitem__(self, key, value):
        log.append(('set', key, value))
        self.x = value
    def __call__(self, *args, **keywords):
        log.append((args, sorted(keywords.items())))
        return self.x
    def __enter__(self):
        log.append('enter')
        return self.x
    def __exit__(self, kind, error, traceback):
        log.append(('exit', kind is None))
        return self.x == 3
    def __bool__(self):
        log.append('bool')
        return self.x > 1
    def __lt__(self, other):
        log.append('lt')
        return self.x < (other.x if isinstance(other, Box) else other)
    def __add__(self, other):
        log.append('add')
        return self.x + (other.x if isinstance(other, Box) else other)
    def __iadd__(self, other):
        log.append('iadd')
        self.x += other if isinstance(other, int) else 1
        return self
    def __contains__(self, item):
        log.append('in')
        return item == self.x
    def __iter__(self):
        log.append('iter')
        return iter([self.x, 1])
    def __format__(self, spec):
        log.append(('format', spec))
        return str(self.x)
    @property
    def half(self):
        log.append('half')
        return self.x / 2
    @half.setter
    def half(self, value):
        log.append('set half')
        self.x = value
def walk(k):
    for i in range(k):
        got = yield i
        log.append(('got', got))
    return k
log = []
n = 0
m = [1, 2, 3]
d = {'a': 1}
box = Box(1)
"""


class _Maker:
    def __init__(self, draw, inside):
        self.draw, self.count, self.inside = draw, 0, inside
        self.outer = "global n; nonlocal x, y" if inside else "global n, x, y"
        """How a function reaches the variables around it."""

    def expression(self, depth=0):
        """An expression; operands are mostly traced."""
        draw, inner = self.draw, lambda: self.expression(depth + 1)
        if depth > 2 or draw.often(0.25):
            return draw.one("n", "up()", f"t({draw.randrange(4)})", "box", "box.x", "x", "y", f"{draw.randrange(4)}", "m[0]", "len(m)", "d.get('a')")
        kind = draw.randrange(26)
        return (
            lambda: f"({inner()} + {inner()})", lambda: f"({inner()}, {inner()})", lambda: f"({inner()} if {inner()} else {inner()})",
            lambda: f"({inner()} and {inner()})", lambda: f"({inner()} or {inner()})", lambda: f"(not {inner()})", lambda: f"({inner()} < {inner()})",
            lambda: f"({inner()} < {inner()} <= {inner()})", lambda: f"({inner()} == {inner()} != {inner()})", lambda: f"box[{inner()}]", lambda: f"box({inner()}, {inner()})",
            lambda: f"box(*[{inner()}], {inner()}, k={inner()}, **{{'z': {inner()}}})", lambda: f"[{inner()}, *[{inner()}], {inner()}]", lambda: f"{{{inner_key(draw)}: {inner()}, 'b': {inner()}}}",
            lambda: f"f'{{{inner()}}}-{{{inner()}!r:>{{{draw.randrange(3)}}}}}'", lambda: f"[{inner()} for i in range(2) if {inner()}]", lambda: f"sum(t(i) for i in range(2)) + {inner()}",
            lambda: f"(lambda p, q={inner()}: (p, q, {inner()}))({inner()})", lambda: f"(x := {inner()})", lambda: "box.half", lambda: f"m[{draw.one('0', '-1', 't(0)', '0:2', 't(0):t(2)', '::2')}]",
            lambda: f"(n, {inner()}, n)", lambda: f"({inner()} in box)", lambda: f"list(walk({draw.randrange(3)}))", lambda: f"{{i: {inner()} for i in (1, 2)}}", lambda: f"max({inner()}, {inner()}, key=lambda v: t(0))",
        )[kind]()  # fmt: skip

    def target(self):
        return self.draw.one("x", "y", "n", "box.x", f"box[{self.expression(2)}]", f"m[{self.draw.one('0', 't(1)', '-1')}]", "d['a']", f"d[{self.draw.one('t(1)', chr(39) + 'c' + chr(39))}]", "box.half")

    def statements(self, count, depth, loop=False):
        return block([self.statement(depth, loop) for _ in range(count)])

    def statement(self, depth=0, loop=False):
        draw, expression = self.draw, self.expression
        body = lambda inside=loop: indent(self.statements(draw.one(1, 2), depth + 1, inside))  # noqa: E731
        if depth > 2 or draw.often(0.5):
            return draw.one(
                f"{self.target()} = {expression()}", f"{self.target()} = {self.target()} = {expression()}", f"{self.target()} += {expression(1)}", f"{self.target()}, {self.target()} = {expression(1)}, {expression(1)}",
                f"{self.target()}, *{self.target()} = {expression(1)}, {expression(1)}, {expression(2)}", f"print({expression()})", f"log.append({expression()})", f"assert {expression(1)}, {expression(2)}",
                f"del {draw.one('m[0]', 'd[' + repr('a') + ']', 'x')}", f"print({expression(1)}, {expression(1)})", f"x: int = {expression()}", "raise KeyError(n)", draw.one("break", "continue") if loop else "pass",
            )  # fmt: skip
        self.count += 1
        name = f"f{self.count}"
        kind = draw.randrange(13)
        return (
            lambda: f"if {expression(1)}:\n{body()}\nelse:\n{body()}",
            lambda: f"for {draw.one('x', 'y', 'box.x', 'm[0]')} in {draw.one('(1, 2)', 'm[:2]', 'walk(2)', 'box', 'range(t(2))')}:\n{body(True)}\nelse:\n{body()}",
            lambda: f"try:\n{body()}\nexcept {draw.one('KeyError', '(TypeError, NameError)', 'Exception')} as error:\n    log.append(type(error).__name__)\n{body()}\nelse:\n{body()}\nfinally:\n{body(False)}",
            lambda: f"try:\n{body()}\nfinally:\n{body(False)}",
            lambda: f"with box as x:\n{body()}",
            lambda: f"with box as x, Box({expression(2)}) as y:\n{body()}",
            lambda: f"match {expression(1)}:\n    case 0 | 1:\n{indent(body())}\n    case [x, *y] if {expression(2)}:\n{indent(body())}\n    case {{'a': x, **y}}:\n{indent(body())}\n    case Box(x=1) as y:\n{indent(body())}\n    case _:\n{indent(body())}",
            lambda: f"def {name}(p, q={expression(1)}, *r, k={expression(2)}, **s):\n    {self.outer}\n{body(False)}\n    return (p, q, r, k, sorted(s))\nprint({name}({expression(2)}, k={expression(2)}))",
            lambda: f"def {name}():\n    {self.outer}\n    for i in range(2):\n        try:\n            return {expression(1)}\n        finally:\n{indent(indent(self.statements(1, 3)))}\nlog.append({name}())",
            lambda: f"class {name}:\n    x = {expression(1)}\n    def m(self, v={expression(2)}):\n        return self.x, v\nprint({name}().m())",
            lambda: f"def {name}(x):\n    def inner():\n        nonlocal x\n        x = {expression(2)}\n        return x\n    return inner(), x\nprint({name}({expression(1)}))",
            lambda: f"try:\n    raise ExceptionGroup('g', [ValueError({expression(2)}), KeyError(1)])\nexcept* ValueError as group:\n    log.append(len(group.exceptions))\n{body(False)}\nexcept* KeyError:\n{body(False)}",
            lambda: f"g = walk(2)\nlog.append(next(g))\ntry:\n    log.append(g.send({expression(2)}))\n{body()}\nexcept StopIteration as stop:\n    log.append(stop.value)",
        )[kind]()  # fmt: skip


def inner_key(draw):
    return draw.one("'a'", "t('a')", "t(1)", "up()")


def source(seed):
    """The program of this seed."""
    for attempt in range(100):
        draw = Draw(f"order/{seed}/{attempt}")
        maker = _Maker(draw, inside=draw.often(0.5))
        text = "\n".join(maker.statement() for _ in range(draw.randint(2, 5)))
        text = f"def main():\n    global n\n    x = y = 0\n{indent(text)}\nmain()" if maker.inside else f"x = y = 0\n{text}"
        text = HEAD + text + "\nprint(log)\n"
        try:
            compile(text, "<essai>", "exec")
        except SyntaxError:  # a walrus where the language wants none, a name both parameter and nonlocal…
            continue
        return text
    raise AssertionError("no attempt compiles")


def right(source, found):
    """Whether the one outcome is what this interpreter prints."""
    output, error = oracles.executed(source)
    if isinstance(found, str) or found.verdict == "unsupported":
        return None
    if "RecursionError" in f"{output}{error}":  # where it comes depends on the interpreter's own frames
        return None
    got = [(outcome.output, None if outcome.failure is None else f"{outcome.failure.exception}: {outcome.failure.message}") for outcome in found.outcomes]
    return None if got == [(output, error)] else oracles.Disagreement("own", f"{got}\nCPython : {(output, error)}")
