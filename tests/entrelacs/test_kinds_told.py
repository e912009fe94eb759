"""A message that names the kind of a value: what the model writes in Python is a function, and CPython's is not always one."""

from __future__ import annotations

import contextlib
import io

import pytest

import entrelacs

REFUSED = "est ici une fonction du modèle"
USES = (
    "{} + 1", "1 + {}", "-{}", "[1][{}]", "{} < 1", "''.join([{}])", "math.sqrt({})", "int({})", "max({}, 1)", "sorted([{}, 1])", "[*{}]", "print(*{})",
    "dict(**{})", "round({})", "f'{{{}:d}}'", "time.sleep({})", "'x' * {}", "{} in 'abc'", "'%d' % {}",
)  # fmt: skip
"""What refuses a function, and names its kind: by an operator in the code itself, in C, or in what the model does step by step."""
STATEMENTS = ("with {}: pass", "a, b = {}", "x = {}\nx.y = 1", "x = {}\ndel x.y", "async def f():\n    await {}\nasyncio.run(f())")


def explored(*lines: str) -> entrelacs.Exploration:
    return entrelacs.explore("import asyncio, math, os, random, threading, time\n" + "\n".join(lines) + "\n")


@pytest.mark.parametrize("function", ["len", "map", "time.sleep", "random.random", "os.getpid", "threading.get_ident"])
def test_what_names_the_kind_of_a_function_of_the_model_is_refused(function: str) -> None:
    for use in (*(f"print({use})" for use in USES), *STATEMENTS):
        found = explored(use.format(function))
        assert found.verdict == "unsupported" and ("du modèle" in found.reason or "n'est pas la sienne" in found.reason), (use, found)


def test_through_a_variable_an_argument_a_closure_too() -> None:
    found = explored("def f(g):", "    def h():", "        return g + 1", "    return h()", "f(map)")
    assert found.verdict == "unsupported" and REFUSED in found.reason and found.line == 4
    assert explored("names = [len]", "print(names[0] + 1)").verdict == "unsupported"


@pytest.mark.parametrize("use", [*(f"print({use})" for use in USES), *STATEMENTS])
def test_a_function_of_the_program_is_one(use: str) -> None:
    """Beside functions of the model, that the same line calls or gives."""
    lines = ["def f():", "    pass", "try:", *("    " + line for line in use.format("f").split("\n")), "except Exception as error:", "    print(error, len([len]))"]
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec("import asyncio, math, time\n" + "\n".join(lines), {})
    assert [outcome.output for outcome in explored(*lines).outcomes] == [printed.getvalue()]


def test_what_the_program_says_itself_is_its_own() -> None:
    lines = ["def f(x):", "    raise TypeError(f'no function or method of type {len(x)}')", "try:", "    f([print])"]
    found = explored(*lines, "except TypeError as error:", "    print(error)")
    assert [outcome.output for outcome in found.outcomes] == ["no function or method of type 1\n"]


def test_a_function_of_the_model_keeps_no_attribute() -> None:
    """It would be there in the next execution, and in the next program."""
    assert {explored(f"{name}.calls = 0").verdict for name in ("print", "sum", "sorted", "zip", "time.sleep")} == {"unsupported"}
    assert explored("try:", "    print(print.calls)", "except AttributeError:", "    print('none')").verdict != "failure"


def test_kinds_that_can_be_told_are_those_of_python() -> None:
    lines = ["print(type(os.getpid).__name__, type(random.random).__name__, type(random.randint).__name__, random.randint.__name__)"]
    assert [outcome.output for outcome in explored(*lines).outcomes] == ["builtin_function_or_method builtin_function_or_method method randint\n"]
    found = explored("print(type(threading.main_thread()).__name__, repr(threading.main_thread())[:24])")
    assert [outcome.output for outcome in found.outcomes] == ["_MainThread <_MainThread(MainThread,\n"]


def test_keys_that_are_not_a_method_of_the_class() -> None:
    assert explored("print({**dict})").verdict == "unsupported"
