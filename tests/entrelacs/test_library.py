"""What the explorer takes for one step, on whose word, and what it cuts: containers, and the library that is written in Python."""

import ast
import decimal
import importlib
import types

import pytest

from entrelacs import api, explore
from entrelacs.bounds.refusals import Unsupported
from entrelacs.execution.kernel import ALWAYS
from entrelacs.lowering.compile import compile_program
from entrelacs.operations import accesses, library, rewritten
from tests.entrelacs.support import cases
from tests.entrelacs.support.summary import summarize

TWO = """\
import threading
{setup}
def one():
    {one}
def two():
    {two}
threads = [threading.Thread(target=work) for work in (one, two)]
for thread in threads: thread.start()
for thread in threads: thread.join()
"""


def outcomes(name):
    case = cases.read(cases.FOLDER / "library" / f"{name}.py")
    return set(case.header["outcomes"]), set(summarize(explore(case.source))["outcomes"])


def test_an_operation_that_is_never_cut_loses_outcomes(monkeypatch):
    monkeypatch.setattr(accesses.Whole, "choices", lambda self: ALWAYS)
    announced, found = outcomes("atomic_tuple_of_a_list")
    assert found < announced


def test_without_the_lock_of_the_list_outcomes_are_invented(monkeypatch):
    monkeypatch.setattr(api, "kept_out", lambda machine, fiber: False)
    announced, found = outcomes("atomic_list_insert_holds_the_lock")
    assert found > announced


@pytest.mark.parametrize(
    ("setup", "one", "two", "names"),
    [
        ("import heapq\nh = []", "heapq.heappush(h, 1)", "heapq.heappush(h, 2)", ("heapq.heappush()",)),
        ("import io\nh = io.StringIO()", "h.write('a')", "h.getvalue()", ("StringIO.getvalue()", "StringIO.write()")),
        ("import json\nh = {}", "h['a'] = 1", "json.dumps(h)", ("json.dumps()",)),
        ("h = []", "h.append(1)", "len(h)", ()),
        ("import heapq\nh = []\nlock = threading.Lock()", "with lock: heapq.heappush(h, 1)", "with lock: heapq.heappush(h, 2)", ()),
    ],
)
def test_what_is_trusted_is_said(setup, one, two, names):
    """C code of which the documentation says nothing is one step with the GIL: only where another thread could have been in the middle."""
    found = explore(TWO.format(setup=setup, one=one, two=two))
    assert found.verdict == "ok" and found.trusted == names


def test_a_shuffle_takes_what_is_there_when_it_is_done():
    source = TWO.format(setup="import random\nh = [1, 2]", one="random.shuffle(h)", two="h.append(3)") + "print(sorted(h))\n"
    assert summarize(explore(source, choose_random=True))["outcomes"] == ["[1, 2, 3]"]


def test_the_decimal_context_of_the_host_changes_nothing_and_is_given_back():
    context = decimal.getcontext()
    context.prec = 3
    try:
        found = explore("from decimal import Decimal\nprint(Decimal(1) / 3)\n")
        assert [outcome.output for outcome in found.outcomes] == ["0.3333333333333333333333333333\n"]
        assert decimal.getcontext().prec == 3
    finally:
        decimal.setcontext(decimal.Context())


def lowerable():
    for module in sorted(set(library.SOURCES.values()) - {"functools"}):
        for name, found in library.definitions(module).items():
            yield module, name, found


def test_nearly_all_the_functions_of_these_modules_can_be_cut():
    """Those that cannot run as one step, and are refused when another thread could be in the middle."""
    refused = []
    for module, name, found in lowerable():
        for node, _ in found:
            tree = ast.fix_missing_locations(ast.Module([node], []))
            try:
                compile_program(ast.parse(ast.unparse(tree)), "x")
            except Unsupported:
                refused.append(f"{module}.{name}")
    assert len(refused) < 12, refused


def test_sources_are_those_of_the_modules_that_run():
    for module, name, found in lowerable():
        inside = importlib.import_module(module)
        owner = inside
        *path, last = name.split(".")
        for part in path:
            owner = getattr(owner, part, None)
        function = vars(owner).get(last) if owner is not None else None
        if isinstance(function, types.FunctionType) and function.__qualname__ == name and function.__code__.co_filename == inside.__file__:
            lines = {line for node, _ in found for line in (node.lineno, *(d.lineno for d in node.decorator_list))}
            assert function.__code__.co_firstlineno in lines, name


def test_no_part_of_a_rewritten_module_is_left_out():
    for folder in {path for path in rewritten.names().values() if not path.suffix}:
        read = {}
        rewritten._statements(folder / "__init__.py", read)
        assert read.keys() == {*folder.glob("*.py")}, folder.name
