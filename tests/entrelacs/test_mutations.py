"""One element less, on the same lines."""

import ast

import pytest

from entrelacs.answer.mutations import KINDS, NothingToRemove, mutations

PROGRAM = '''\
import threading

verrou = threading.Lock()
pret = threading.Condition(verrou)
éé = []


def prendre():
    with verrou, pret as p:
        while not éé: pret.wait()
        pret.notify_all()
    with pret:
        pret.notify(
            2
        )
        éé.append(1)


fil = threading.Thread(target=prendre)
fil.start()
fil.join()
'''


def changed(mutation):
    """Return the lines that differ, as (number, new text); the number of lines must be the same."""
    before, after = PROGRAM.split("\n"), mutation.source.split("\n")
    assert len(before) == len(after)
    ast.parse(mutation.source)
    return [(number, new) for number, (old, new) in enumerate(zip(before, after, strict=True), 1) if old != new]


@pytest.mark.parametrize(
    "what, expected",
    [
        ("with", [[(9, "    with pret as p:")], [(12, "    if True:")]]),
        ("while", [[(10, "        if not éé: pret.wait()")]]),
        ("notify", [[(11, "        pass")], [(13, "        pass"), (14, ""), (15, "")]]),
        ("notify_all", [[(11, "        pret.notify()")]]),
        ("join", [[(21, "pass")]]),
        ("wait", [[(10, "        while not éé: pass")]]),
        ("ligne: éé.append(1)", [[(16, "        pass")]]),
    ],
)
def test_each_kind_edits_only_its_lines(what, expected):
    assert [changed(mutation) for mutation in mutations(PROGRAM, what)] == expected


def test_the_label_names_what_went_away():
    assert [mutation.label for mutation in mutations(PROGRAM, "with")] == ["sans « with verrou »", "sans « with pret »"]
    assert mutations(PROGRAM, "while")[0].label == "avec « if not éé » au lieu de « while not éé »"


@pytest.mark.parametrize("what", ["set", "barrière", "ligne:", "ligne: absente()"])
def test_nothing_to_remove_is_an_error(what):
    with pytest.raises(NothingToRemove, match="«"):
        mutations(PROGRAM, what)


def test_async_elements():
    source = "async def f(c):\n    async with c:\n        await c.wait()\n        c.notify()\n"
    assert [m.source.split("\n")[1] for m in mutations(source, "with")] == ["    if True:"]
    assert [m.source.split("\n")[2] for m in mutations(source, "wait")] == ["        pass"]
    assert mutations(source, "with")[0].label == "sans « async with c »"


def test_every_kind_is_understood():
    for kind in KINDS:
        try:
            mutations(PROGRAM, kind)
        except NothingToRemove as error:
            assert "n'en contient aucun" in str(error)
