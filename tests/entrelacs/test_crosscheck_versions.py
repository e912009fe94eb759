"""The outcomes do not depend on the CPython that explores."""

import pytest

from tests.entrelacs.support import cpython
from tests.entrelacs.support.explorations import CASES, DEEP, PACKAGE, explored
from tests.entrelacs.support.summary import summarize

OTHERS = list(cpython.interpreters())[1:]
SHARDS = 3


@pytest.mark.parametrize("shard", range(SHARDS))
@pytest.mark.parametrize("label", OTHERS or ["none"])
def test_every_cpython_finds_the_same(label, shard):
    if label == "none":
        pytest.skip("non vérifié : les mêmes résultats sous un autre CPython (aucun autre sur cette machine)")
    # A sample in the ordinary suite, everything with ENTRELACS_DEEP=1.
    chosen = list(CASES.values())[shard :: SHARDS if DEEP else 5 * SHARDS]
    request = {"path": str(PACKAGE), "programs": [[case.id, case.source, case.constants] for case in chosen]}
    answers = cpython.ask(cpython.interpreters()[label], "explore_all.py", request, timeout=280)
    assert dict(zip((case.id for case in chosen), answers)) == {case.id: summarize(explored(case.id)) for case in chosen}
