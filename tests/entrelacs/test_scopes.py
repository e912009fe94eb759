"""Which variables are shared, which are fixed: the rules of the language reference, and those of prudence."""

import ast
import textwrap

import pytest

from entrelacs.lowering.scopes import Scopes


def scopes_of(source):
    return Scopes(ast.parse(textwrap.dedent(source)))


def function(scopes, name):
    return next(scope for scope in scopes.all if scope.name == name and scope.kind == "function")


@pytest.mark.parametrize(
    ("body", "shared"),
    [
        ("def helper(): pass\ndef work(): helper()", False),
        ("def work(): helper()\ndef helper(): pass", False),
        ("def work(): helper()\nt = Thread(target=work)\ndef helper(): pass", False),
        ("def work(): helper()\nt = Thread(target=work)\nt.start()\ndef helper(): pass", True),
        ("def work(): helper()\nbox.job = work\ndef helper(): pass", True),
        ("def work(): helper()\nclass helper: pass", False),
        ("def work(): helper()\n@decorate\nclass helper: pass", True),
        ("def work(): helper()\n@decorate\ndef helper(): pass", True),
        ("for i in range(2):\n    def helper(): pass\ndef work(): helper()", True),
        ("while i:\n    class helper: pass\ndef work(): helper()", True),
        ("if i:\n    def helper(): pass\ndef work(): helper()", False),
        ("def work(): helper()\nif i:\n    def helper(): pass", True),
        ("import helper\ndef work(): helper()", False),
        ("def helper(): pass\nhelper = None\ndef work(): helper()", True),
        ("def helper(): helper()", False),
        ("helper = 1\ndef work(): return helper", True),
        ("def helper(): pass\ndel helper\ndef work(): helper()", True),
        ("with i as helper: pass\ndef work(): return helper", True),
        ("match i:\n    case [helper]: pass\ndef work(): return helper", True),
        ("try: pass\nexcept OSError as helper: pass\ndef work(): return helper", True),
        ("def work(): return helper\n(helper := 1)", True),
    ],
)
def test_a_variable_of_a_function_is_shared(body, shared):
    scopes = scopes_of("from threading import Thread\ndef main(i, box):\n" + textwrap.indent(body, "    "))
    assert function(scopes, "main").shared_cell("helper") is shared


@pytest.mark.parametrize(
    ("source", "static"),
    [
        ("def f(): pass", True),
        ("import threading\nlock = threading.Lock()\ndef f(): pass", True),
        ("import threading\nthreading.Thread(target=print).start()\ndef f(): pass", False),
        ("from asyncio import run\nx = run(main())\ndef f(): pass", False),
        ("from functools import reduce\nx = reduce(g, [1])\ndef f(): pass", False),
        ("def g(): pass\nx = g()\ndef f(): pass", False),
        ("def g(x=start()): pass\ndef f(): pass", False),
        ("class A:\n    x = start()\ndef f(): pass", False),
        ("class A(metaclass=M): pass\ndef f(): pass", False),
        ("for i in range(2):\n    def f(): pass", False),
        ("def f(): pass\ndef f(): pass", False),
        ("def f(): pass\ndef g():\n    global f\n    f = 1", False),
        ("def f(): pass\nfor f in []: pass", False),
    ],
)
def test_a_function_of_the_module_is_static(source, static):
    assert ("f" in scopes_of(source).static_globals()) is static


def test_private_names_are_those_of_their_class():
    scopes = scopes_of("class A:\n    def m(self, __p):\n        __x = 1\n        return lambda: (__x, __p, __y__)")
    m = function(scopes, "m")
    assert {"_A__p", "_A__x"} <= set(m.bound) and m.parameters == {"self", "_A__p"}
    assert m.captured == {"_A__x", "_A__p"}
    assert function(scopes, "<lambda>").owner("_A__x") is m


@pytest.mark.parametrize("name", ["__x", "_A__x"])
def test_a_private_name_of_a_class_is_one_variable(name):
    scopes = scopes_of(f"class A:\n    def m(self):\n        _A__x = 1\n        return {name}")
    assert function(scopes, "m").uses == {"_A__x"}


def test_a_walrus_binds_outside_its_comprehension():
    scopes = scopes_of("def f(values):\n    [y := x for x in values]\n    return y")
    assert "y" in function(scopes, "f").bound and function(scopes, "f").has_walrus


def test_a_method_does_not_see_the_variables_of_its_class():
    scopes = scopes_of("def f():\n    class A:\n        x = 1\n        y = x\n        def m(self): return x")
    inner = next(scope for scope in scopes.all if scope.kind == "class")
    assert inner.owner("x") is inner and function(scopes, "m").owner("x") is None and not inner.captured


def test_global_and_nonlocal_lead_past_a_variable_of_the_same_name():
    scopes = scopes_of("x = 0\ndef f():\n    x = 1\n    def g():\n        nonlocal x\n        x = 2\n    def h():\n        global x\n        x = 3")
    f = function(scopes, "f")
    assert function(scopes, "g").owner("x") is f and function(scopes, "h").owner("x") is None
    assert f.shared_cell("x") and "x" in scopes.global_names() and "x" not in scopes.static_globals()


@pytest.mark.parametrize(
    ("expression", "shared"),
    [("[x for _ in [1]]", False), ("{x: 1 for _ in [1]}", False), ("(x for _ in [1])", True), ("[lambda: x for _ in [1]]", True)],
)
def test_a_comprehension_runs_in_its_function_and_a_generator_may_run_elsewhere(expression, shared):
    assert function(scopes_of(f"def f():\n    x = 1\n    x = 2\n    return {expression}"), "f").shared_cell("x") is shared


def test_the_first_loop_of_a_comprehension_is_read_outside():
    scopes = scopes_of("def f(x):\n    return [x for x in x]")
    f, inner = function(scopes, "f"), scopes.all[-1]
    assert f.uses == {"x"} and inner.owner("x") is inner and not f.captured


def test_qualified_names():
    scopes = scopes_of("def f():\n    class A:\n        def m(self): return lambda: 1")
    assert [scope.qualname for scope in scopes.all[1:]] == ["f", "f.<locals>.A", "f.<locals>.A.m", "f.<locals>.A.m.<locals>.<lambda>"]


@pytest.mark.parametrize("body", ["del x", "try: pass\n    except OSError as x: pass"])
def test_a_variable_that_may_lose_its_value(body):
    assert function(scopes_of(f"def f():\n    x = 1\n    {body}"), "f").unbound == {"x"}
