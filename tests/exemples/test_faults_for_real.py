"""Every fault that the course shows happens for real: its shortest schedule, on the threads of the Python that runs the tests.

The schedule is the one that the card of the proof gives; what it comes to is compared with what the model says. The few that CPython
cannot do are listed in ``faults_for_real.toml``, each with its kind and the reason.
"""

import re
import shlex
import tomllib
from pathlib import Path

import pytest

from cours.cache import fingerprint, kept
from cours.proof import all_claims, prove
from entrelacs import api
from entrelacs.reality import plan as drawing
from entrelacs.reality.happened import PERMITTED, report
from entrelacs.reality.replay import run_for_real
from entrelacs.results import Schedule

NEVER = tomllib.loads(Path(__file__).with_name("faults_for_real.toml").read_text(encoding="utf-8"))
PARTS = 8
"""The faults are shared out among so many tests, for as many cores."""
MOST = 0.05
"""The share of them that may be listed, at most."""


def faults():
    """The claims that show something that must not happen."""
    return [claim for claim in all_claims() if claim.wrong]


def plan_of(claim, proof):
    """What real threads have to do, kept as the proof is."""
    source = Path(claim.program).read_text(encoding="utf-8")
    words = shlex.split(proof.replay)
    schedule = words[words.index("--ordonnancement") + 1]
    options = {"constants": dict(claim.constants), "wakeups": claim.wakeups, "filename": claim.program}

    def draw():
        return api.after_search(source, lambda machine: drawing.draw_plan(machine, Schedule.parse(schedule), options["constants"]), **options)

    return kept((fingerprint(drawing.__file__), source, schedule, repr(options), "plan"), draw)


@pytest.fixture(autouse=True)
def at_the_root(root, monkeypatch):
    monkeypatch.chdir(root)


@pytest.mark.parametrize("part", range(PARTS))
def test_what_the_course_shows_happens_for_real(part):
    shown = [(claim, proof) for claim in faults()[part::PARTS] if (proof := prove(claim)).replay]
    assert shown
    plans = [plan_of(claim, proof) for claim, proof in shown]
    wrong = []
    for (claim, _), plan, happened in zip(shown, plans, run_for_real(plans), strict=True):
        parting, listed = happened.explained(plan), NEVER.get(claim.program)
        if parting is None and listed is not None:
            wrong.append(f"{claim.where} : {claim.program} est dans la liste, et s'est produit.")
        elif parting is not None and (listed is None or listed["genre"] != parting.kind):
            wrong.append(f"{claim.where} : {claim.program}, {plan.threads}\n{report(plan, happened)}")
    if wrong:
        pytest.fail("\n\n".join(wrong), pytrace=False)


def test_the_list_is_short_and_every_line_of_it_is_a_fault_of_the_course():
    shown = {claim.program for claim in faults()}
    assert set(NEVER) <= shown, sorted(set(NEVER) - shown)
    assert len(NEVER) <= MOST * len(faults())
    for program, line in NEVER.items():
        assert set(line) == {"genre", "pourquoi"} and line["genre"] in PERMITTED and re.fullmatch(r"[^.]+\.", line["pourquoi"]), program
