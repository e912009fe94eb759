"""What a class, or what stands for one, answers: as CPython, or nothing; and an exploration leaves our own classes as they were."""

import pytest

from entrelacs import explore
from entrelacs.operations.generators import UserGenerator
from tests.entrelacs.attack.oracles import executed

IMPORTS = """\
import asyncio, collections.abc, contextlib, functools, io, itertools, operator, threading, types
def f(): pass
def g(): yield 1
async def ag(): yield 1
class C:
    def m(self): pass
"""
OBJECTS = [
    "1", "[]", "map(str, [])", "map(max, [], [])", "filter(None, [])", "zip([])", "enumerate([])", "itertools.chain([])", "itertools.cycle([1])",
    "itertools.starmap(f, [])", "itertools.groupby([])", "iter([])", "iter(f, 1)", "g()", "(i for i in [])", "ag()", "f", "C", "C().m", "print", "len", "max", "map", "sorted",
    "functools.reduce", "functools.partial(f)", "operator.attrgetter", "threading.Lock()", "threading.Lock", "threading.Event", "contextlib.nullcontext()", "type",
]  # fmt: skip
KINDS = [
    "object", "type", "map", "filter", "zip", "enumerate", "itertools.chain", "itertools.count", "itertools.islice", "memoryview", "operator.attrgetter",
    "functools.partial", "functools.partialmethod", "threading.Lock", "threading.RLock", "threading.Event", "types.FunctionType", "types.BuiltinFunctionType",
    "types.MethodType", "types.GeneratorType", "types.AsyncGeneratorType", "collections.abc.Iterator", "collections.abc.Generator", "collections.abc.Callable",
    "contextlib.AbstractContextManager", "contextlib.AbstractAsyncContextManager", "(int, map)", "int | list", "io.StringIO",
]  # fmt: skip
ANSWERED = [
    *(f"print(map(str, []){what})" for what in ("[0]", " + 1", "()", ".send(1)", ".close()", ".nothing")),
    *(f"print({what})" for what in ("len(zip([]))", "enumerate([])[0]", "itertools.chain([])[0]", "itertools.cycle([1])[0]", "-filter(None, [])", "hasattr(map(str, []), 'throw')")),
    "print(type(g()) is types.GeneratorType, type(g()) is type(i for i in []), type(g()).__name__)",
    "class D(map): pass\nprint(D)", "class D(C, enumerate): pass\nprint(D)", "class D(threading.Lock): pass\nprint(D)", "print(issubclass(map, object))",
    "match 1:\n    case map(): print('a')\n    case _: print('b')", "print(type(map(str, [])) is map)", "print(isinstance(1, (str, (map, int))))",
    "async def main():\n    async with contextlib.nullcontext(3) as x:\n        print(x)\nasyncio.run(main())",
]  # fmt: skip
REFUSED = [
    "isinstance(map(str, []), map)", "isinstance(1, memoryview)", "isinstance(len, types.FunctionType)", "isinstance(map(str, []), collections.abc.Generator)", "type(zip([]))",
]  # fmt: skip


def same_or_refused(statement):
    """Whether the explorer has answered."""
    source = f"{IMPORTS}try:\n    " + statement.replace("\n", "\n    ") + "\nexcept Exception as e:\n    print(type(e).__name__, e)\n"
    found = explore(source)
    if found.verdict == "unsupported":
        return False
    theirs, error = executed(source)
    assert error is None and found.verdict == "ok" and [outcome.output for outcome in found.outcomes] == [theirs], statement
    return True


@pytest.mark.parametrize("kind", KINDS)
def test_isinstance_is_that_of_cpython_or_refused(kind):
    answers = [same_or_refused(f"print(isinstance({thing}, {kind}))") for thing in OBJECTS]
    assert any(answers) or not same_or_refused(f"print(isinstance(1, {kind}))")


@pytest.mark.parametrize("statement", ANSWERED)
def test_other_questions_too(statement):
    same_or_refused(statement)


@pytest.mark.parametrize("question", REFUSED)
def test_what_the_model_makes_otherwise_is_refused(question):
    assert explore(f"{IMPORTS}{question}\n").verdict == "unsupported"


def test_a_generator_has_a_class_the_first_time_as_the_second():
    """Asking for it once changed our own class, and with it the answers of the next explorations of the process."""
    source = "def g(): yield\nprint(type(g()).__name__)\n"
    module = UserGenerator.__module__
    assert [explore(source).verdict for _ in range(2)] == ["ok", "ok"]
    assert UserGenerator.__module__ == module
