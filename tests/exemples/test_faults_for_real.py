"""Every fault that the course shows happens for real: its shortest schedule, on the threads of each CPython of the machine.

The schedule is the one that the card of the proof gives; what it comes to is compared with what the model says, and with what
``src/cours/for_real.json`` says of this interpreter: the cards are made of it.
"""

import re
import sys
from dataclasses import replace

import pytest

from cours import for_real
from entrelacs.reality.happened import PERMITTED
from entrelacs_page.claims import Claim
from tests import for_real as recording
from tests.entrelacs.support.cpython import interpreters, version_of

PARTS = 2
"""The faults are shared out among so many tests for each interpreter, for two cores."""
MOST = 0.05
"""The share of them that may be listed, at most."""
UPDATE = "relevez-le : python -m tests.for_real"


@pytest.fixture(autouse=True)
def at_the_root(root, monkeypatch):
    monkeypatch.chdir(root)


def recorded(claim: Claim):
    """What is recorded of a fault as its program is now; None when nothing is."""
    fault = for_real.faults().get(for_real.key(claim))
    return fault if for_real.told(claim) is not None else None


def disagrees(claim: Claim, label: str, answer) -> str:
    """What is wrong with what is recorded, or listed, of a fault: what happened on the interpreter `label`."""
    kind, fault, listed = answer["kind"], recorded(claim), for_real.reasons().get(claim.program)
    if kind is not None and (listed is None or listed["genre"] != kind):
        return f"ne se produit pas, sans être dans la liste avec ce genre.\n{answer['report']}"
    if fault is None or label not in (*fault.done, *fault.parted):
        return f"rien n'en est relevé ; {UPDATE}." if label in for_real.interpreters() else ""
    if sys.version_info[:2] != version_of(for_real.chosen_by()):  # other schedules, of which nothing is recorded
        return ""
    if fault.parted.get(label) != kind or (label in fault.forced) != answer["forced"]:
        return f"autre chose en est relevé ({fault}) ; {UPDATE}.\n{answer['report']}"
    return ""


@pytest.mark.timeout(1200)
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("label", interpreters())
def test_what_the_course_shows_happens_for_real(label, part):
    shown = recording.faults()[part::PARTS]
    assert shown
    wrong = [
        f"{claim.where} : {claim.program}, sur CPython {label}, {said}"
        for claim, answer in recording.replayed(shown, label)
        if (said := disagrees(claim, label, answer))
    ]
    if wrong:
        pytest.fail("\n\n".join(wrong), pytrace=False)


def test_every_fault_is_recorded_on_every_interpreter_and_nothing_else_is():
    shown = {for_real.key(claim): claim for claim, _ in recording.faults()}
    assert set(for_real.faults()) == set(shown), UPDATE
    for claim in shown.values():
        fault = recorded(claim)
        assert fault is not None, f"{claim.where} : {claim.program} a changé ; {UPDATE}."
        assert {*fault.done, *fault.parted} and not {*fault.done} & {*fault.parted} and {*fault.forced} <= {*fault.done}


def test_the_list_is_short_and_every_line_of_it_is_a_fault_that_does_not_happen():
    parted = {claim.program for claim, _ in recording.faults() if (fault := recorded(claim)) and fault.parted}
    assert set(for_real.reasons()) == parted
    assert len(parted) <= MOST * len(recording.faults())
    for program, line in for_real.reasons().items():
        assert set(line) == {"genre", "pourquoi"} and line["genre"] in PERMITTED and re.fullmatch(r"[^.]+\.", line["pourquoi"]), program


def test_a_record_that_says_something_else_is_seen(monkeypatch):
    monkeypatch.setattr(for_real, "chosen_by", lambda: f"{sys.version_info[0]}.{sys.version_info[1]}")
    claim = next(claim for claim, _ in recording.faults() if (fault := recorded(claim)) and fault.done and not fault.parted)
    label = recorded(claim).done[0]
    happens = {"kind": None, "forced": label in recorded(claim).forced, "report": ""}
    assert not disagrees(claim, label, happens)
    assert "relevé" in disagrees(claim, label, {**happens, "forced": not happens["forced"]})
    assert "liste" in disagrees(claim, label, {**happens, "kind": "loop"})
    assert "relevé" in disagrees(replace(claim, constants={"AUTRE": 1}), label, happens)
