"""What the pages announce, against real threads: every claimed program, run several times on CPython with forced preemption.

Whatever is observed, an output, an exception or a block, must be one of the outcomes that the claim lists: the model may know
more than CPython does, never less. ENTRELACS_RUNS sets how many runs each program gets.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from entrelacs_page.claims import Claim
from tests.course_claims import claims_of
from tests.entrelacs.support import cpython
from tests.entrelacs.test_crosscheck_cpython import job, surprises

RUNS = int(os.environ.get("ENTRELACS_RUNS", "6"))
SHARDS = 4
TIMEOUT = 600

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="non vérifié : les vrais fils d'exécution (pas de fork sur ce système)"
)


@pytest.fixture(scope="module")
def claims(root: Path, monkeypatch_module: pytest.MonkeyPatch) -> list[Claim]:
    monkeypatch_module.chdir(root)  # claims name their programs from the root of the project
    return claims_of(root)


@pytest.fixture(scope="module")
def monkeypatch_module() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        yield patch


def foresees(claim: Claim, kind: str) -> bool:
    """Whether the claim announces this failure: "deadlock", "livelock" or "Type: message"."""
    if kind in ("deadlock", "livelock"):
        return any(failure.kind == kind for failure in claim.failures)
    name, _, message = kind.partition(": ")
    return any(
        failure.kind == "exception" and failure.exception in (None, name) and failure.message in (None, message)
        for failure in claim.failures
    )


def unforeseen(claim: Claim, observed: list[list[Any]]) -> list[tuple[Any, ...]]:
    return surprises(
        observed,
        lambda output: any(
            expected.matches(output) for expected in claim.expected if claim.wrong or expected.status != "interdite"
        ),
        lambda kind: foresees(claim, kind),
    )


def request(claim: Claim, source: str, runs: int = RUNS) -> dict[str, Any]:
    kinds = {failure.kind for failure in claim.failures}
    return job(claim.ident, source, dict(claim.constants), claim.expected, kinds, runs)


@pytest.mark.timeout(TIMEOUT + 20)
@pytest.mark.parametrize("shard", range(SHARDS))
def test_what_real_threads_do_is_claimed(claims: list[Claim], shard: int) -> None:
    chosen = [claim for claim in claims if claim.wakeups == "documented"][shard::SHARDS]
    jobs = [request(claim, Path(claim.program).read_text(encoding="utf-8")) for claim in chosen]
    executable = next(iter(cpython.interpreters().values()))
    answers = cpython.ask(executable, "forced_runs.py", jobs, timeout=TIMEOUT)
    wrong = {
        f"{claim.page}:{claim.line}, {claim.program}": found
        for claim, answer in zip(chosen, answers, strict=True)
        if (found := unforeseen(claim, answer["observed"]))
    }
    assert not wrong, "\n".join(
        f"{where} : CPython a fait ce que la page n'annonce pas : {found}" for where, found in wrong.items()
    )


def test_a_claim_that_says_too_little_is_seen(claims: list[Claim]) -> None:
    """The check can fail: a claim that kept silent about the lost increment would be caught."""
    claim = next(claim for claim in claims if claim.program.endswith("lock/verrou_trop_court.py"))
    silent = replace(claim, expected=tuple(expected for expected in claim.expected if expected.status != "interdite"))
    source = Path(claim.program).read_text(encoding="utf-8")
    executable = next(iter(cpython.interpreters().values()))
    for seed in range(20):
        (answer,) = cpython.ask(executable, "forced_runs.py", [request(claim, source, 40) | {"seed": seed}], timeout=TIMEOUT)
        if unforeseen(silent, answer["observed"]):
            return
    pytest.fail("800 forced runs have not lost one increment")
