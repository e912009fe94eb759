"""What lies on CPython's value stack while a thread is stopped cannot be read: nothing of the state may be left there."""

import pathlib
import types

import pytest

import entrelacs
from entrelacs.bounds.refusals import Unsupported
from entrelacs.lowering.compile import compile_program
from entrelacs.state import liveness
from tests.entrelacs.support.explorations import CASES

SOURCE = pathlib.Path(entrelacs.__file__).parent
DRIVEN = ("bounds", "lowering", "execution", "operations", "model", "state", "search")
"""The rooms of which a thread of an explored program may run a generator; `naming.py` has ordinary ones."""
MODEL = sorted(path for room in DRIVEN for path in (SOURCE / room).rglob("*.py") if path.name != "naming.py" and "prelude" not in path.parts)


def generators(code):
    """The generators of a code, generator expressions left aside: our own code runs them at one go."""
    if code.co_flags & 0x20 and code.co_name != "<genexpr>":
        yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from generators(constant)


def test_the_model_leaves_nothing_on_the_stack():
    for path in MODEL:
        for code in generators(compile(path.read_text(encoding="utf-8"), str(path), "exec")):
            liveness.analysed(code)


def test_what_is_lowered_leaves_nothing_on_the_stack():
    paths = [case.path for case in CASES.values()][::4] + sorted((SOURCE.parents[1] / "exemples").rglob("*.py"))[::20]
    for path in dict.fromkeys(paths):
        try:
            program = compile_program(path.read_text(encoding="utf-8"), path.name)
        except (Unsupported, SyntaxError):
            continue
        for code in generators(program.code):
            liveness.analysed(code)


def kept(source, name="f"):
    """The variables that count where the function `name` is first suspended."""
    namespace = {}
    exec(source, namespace)
    code = namespace[name].__code__
    generator = namespace[name](*range(code.co_argcount))
    next(generator)
    return set(liveness.live_after(code, generator.gi_frame.f_lasti))


def test_a_variable_written_before_it_is_read_does_not_count():
    assert kept("def f(a, b):\n    yield\n    a = 1\n    return a, b") == {"b"}


def test_a_value_that_waits_for_a_finally_counts():
    assert kept("def f(a, b):\n    try:\n        return a\n    finally:\n        yield\n        b = 2") == {"a"}


def test_an_exception_being_handled_counts():
    source = "def f():\n    try: int('')\n    except ValueError as a:\n        b = a\n        yield\n        raise KeyError"
    assert kept(source) >= {"b"}


def test_a_variable_read_by_the_next_turn_of_a_loop_counts():
    assert kept("def f(a, b):\n    while True:\n        yield\n        a = a + 1\n        b = 0") == {"a"}


def test_a_variable_that_one_branch_only_reads_counts():
    assert kept("def f(a, b, c):\n    yield\n    if a:\n        return b\n    c = 1\n    return c") == {"a", "b"}


def test_a_variable_that_only_a_handler_reads_counts():
    source = "def f(a, b):\n    try:\n        yield\n        b = 1\n    except ValueError:\n        return a\n    return b"
    assert kept(source) == {"a"}


@pytest.mark.parametrize(
    "line",
    ["a = [b + 1, (yield)]", "a = f(1 + b, (yield))", "for a in [b]: yield", "with open(b) as a: yield"],
)
def test_a_value_that_no_variable_tells_is_seen(line):
    namespace = {}
    exec(f"def f(b):\n    {line}", namespace)
    with pytest.raises(liveness.Stuck):
        liveness.analysed(namespace["f"].__code__)
