"""Nothing escapes the lowering: an expression that the compiler would leave to Python is refused, with its line."""

import ast

import pytest

from entrelacs import explore
from entrelacs.bounds.refusals import Unsupported
from entrelacs.lowering import exceptions
from entrelacs.lowering.builder import LOWERINGS
from entrelacs.lowering.compile import compile_program
from tests.entrelacs.support import cases, programs

LEFT = {
    "Attribute": "class C:\n    x = 1\n\nprint(C.x)",
    "Subscript": "values = [1]\n\n\nprint(values[0])",
    "BinOp": "a = b = 1\n\n\nprint(a + b)",
    "UnaryOp": "class C:\n    def __neg__(self):\n        return 1\nprint(-C())",
    "Compare": "a = b = 1\n\n\nprint(a < b)",
    "Call": "value = len\n\n\nprint(value(''))",
    "Name": "a = 1\na = 2\n\nprint(a)",
    "JoinedStr": "a = 1\na = 2\n\nprint(f'{a}')",
    "Slice": "values = [1]\n\n\nprint(values[0:1])",
    "Starred": "values = [1]\n\n\nprint([*values])",
    "Lambda": "a = 1\na = 2\n\nprint(lambda: a)",
    "ListComp": "values = [1]\n\n\nprint([v for v in values])",
    "GeneratorExp": "values = [1]\n\n\nprint(*(v for v in values))",
    "IfExp": "a = 1\na = 2\n\nprint(1 if a else 2)",
    "BoolOp": "a = 1\na = 2\n\nprint(a and 2)",
    "NamedExpr": "a = 1\na = 2\n\nprint((b := a))",
    "Dict": "a = 1\na = 2\n\nprint({1: a})",
}


@pytest.mark.parametrize("kind", LEFT)
def test_an_expression_left_to_python_is_refused(kind, monkeypatch):
    monkeypatch.setitem(LOWERINGS, getattr(ast, kind), lambda builder, node: node)
    with pytest.raises(Unsupported, match="faute interne") as refusal:
        compile_program(LEFT[kind])
    assert refusal.value.line == 4


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        ("For", "a = 1\na = 2\n\nfor i in [1]: print(a)"),
        ("While", "a = 1\na = 2\n\nwhile a < 1: print(a)"),
        ("With", "import threading\nlock = threading.Lock()\n\nwith lock: pass"),
        ("Delete", "a = 1\na = 2\n\ndel a"),
        ("AugAssign", "a = 1\na = 2\n\na += 1"),
        ("Assert", "a = 1\na = 2\n\nassert a"),
        ("Match", "a = 1\na = 2\n\nmatch a:\n    case 1: pass"),
        ("Assign", "a = 1\na = 2\n\na = [a]"),
        ("FunctionDef", "a = 1\na = 2\n\ndef f(x=a): pass"),
        ("ClassDef", "a = 1\na = 2\n\nclass C: x = a"),
        ("Raise", "a = 1\na = 2\n\nraise a"),
        ("Import", "a = 1\na = 2\n\nimport a"),
    ],
)
def test_a_statement_left_to_python_is_refused(kind, source, monkeypatch):
    lower = LOWERINGS[getattr(ast, kind)]

    def forgotten(builder, node):
        builder.emit(node) if node.lineno == 4 else lower(builder, node)

    monkeypatch.setitem(LOWERINGS, getattr(ast, kind), forgotten)
    with pytest.raises(Unsupported, match="faute interne") as refusal:
        compile_program(source)
    assert refusal.value.line == 4


def test_the_class_of_an_except_clause_left_to_python_is_refused(monkeypatch):
    monkeypatch.setattr(exceptions, "fixed_kinds", lambda builder, kinds: kinds)
    with pytest.raises(Unsupported, match="faute interne") as refusal:
        compile_program("E = ValueError\nE = KeyError\ntry: pass\nexcept E: pass")
    assert refusal.value.line == 4


def test_no_program_of_these_tests_meets_a_fault_of_the_compiler():
    for source in [program.source for program in programs.corpus()] + [case.source for case in cases.every()]:
        try:
            compile_program(source)
        except Unsupported as refusal:
            assert "faute interne" not in refusal.reason, source


@pytest.mark.parametrize(
    ("source", "line", "reason"),
    [
        ("\n".join(" " * i + "with lock:" for i in range(12)) + "\n" + " " * 12 + "pass", 12, "blocs imbriqués"),
        ("x = " + "lock.x" + ".real" * 40_000, None, "trop imbriqué"),
    ],
)
def test_what_is_too_deep_is_refused_with_its_line(source, line, reason):
    found = explore("import threading\nlock = threading.RLock()\n" + source)
    assert found.verdict == "unsupported" and reason in found.reason
    assert line is None or found.line is not None and abs(found.line - line) <= 2


@pytest.mark.parametrize(
    ("source", "output"),
    [
        ("print(" + "+".join(["y"] * 1000) + ")", "1000\n"),
        ("print(" + " or ".join(["z"] * 1000) + ")", "0\n"),
        ("if y == 0: pass\n" + "".join(f"elif y == {i + 2}: pass\n" for i in range(400)) + "else: print('last')", "last\n"),
        ("print(" + "z or y if z else " * 300 + "2)", "2\n"),
    ],
    ids=("sum", "or", "elif", "conditional"),
)
def test_long_expressions_and_chains_are_explored(source, output):
    found = explore("y = 1\nz = 0\n" + source)
    assert [outcome.output for outcome in found.outcomes] == [output], found.reason


def test_a_lowered_program_is_python():
    """The last look is taken at a tree that Python accepts."""
    program = compile_program("def f(a, *, b=1): return [a + b for _ in range(2)]\nprint(f(1))")
    assert isinstance(ast.parse(program.source), ast.Module) and program.sites
