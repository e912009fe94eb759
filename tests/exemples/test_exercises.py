"""Every exercise whose answer is a program: its start is wrong, its solution right, and what resembles it is judged for a stated reason.

The checker's own tests are in ``tests/entrelacs/test_exercise_*.py``; here, the exercises of the course are put to the test.
"""

import functools
from dataclasses import replace

import pytest

from entrelacs.bounds.limits import LIMITS
from entrelacs.exercise.check import ELSEWHERE, Finding, check
from entrelacs.exercise.frame import Assembly, find_regions, meaning
from entrelacs.exercise.specification import CORRECTED, Exercise, exercises, read
from tests.exemples.attacks import attacks, mutants

REJECTED = 5
"""Mutants of each solution that must be rejected, at least."""
MUTANT = 500
"""States of a mutant that are looked at: what is still undecided then does not count."""


@functools.cache
def corrected(root):
    """The exercises whose answer is a program."""
    return [exercise for exercise in map(read, exercises(root)) if exercise.kind in CORRECTED]


def pytest_generate_tests(metafunc):
    if "exercise" in metafunc.fixturenames:
        found = corrected(metafunc.config.racine / "exemples/exercices")
        metafunc.parametrize("exercise", found, ids=[exercise.name for exercise in found])


def reason(exercise: Exercise, text: str) -> str:
    """Why an answer is wrong, in one line; "" when it is right."""
    finding = check(exercise, text).finding
    return f"{finding.kind} : {finding.said}" if finding else ""


def told_why(finding: Finding) -> bool:
    """Whether a sentence says why the answer is wrong, beside what the program prints or how it stops."""
    if finding.kind not in ("sortie", "faute"):
        return True  # the others are sentences
    harness = finding.harness
    sentences = [ELSEWHERE, *(one.said for one in harness.forbidden), *harness.said.values()]
    return any(sentence and finding.said.startswith(sentence) for sentence in sentences)


def test_the_start_is_wrong_and_the_solution_right(exercise):
    if exercise.kind != "ordonner":
        assert reason(exercise, exercise.frame.start().text), "le départ est juste"
    assert not reason(exercise, exercise.frame.solution().text)


def test_what_is_published_holds_what_is_given(exercise):
    """The start and the solution, laid out (imports that nothing uses are taken out), are still answers to the exercise."""
    for product in ("depart", "solution"):
        found = find_regions(exercise.frame, (exercise.folder / f"{product}.py").read_text(encoding="utf-8"))
        assert isinstance(found, Assembly), f"{product}.py : {found.lines}"
        assert meaning(found) == meaning(exercise.frame.solution())


def test_listed_answers_are_judged_as_announced(exercise):
    for answer in exercise.wrong:
        finding = check(exercise, exercise.answer(answer)).finding
        assert finding, f"{answer.name} : juste"
        assert finding.kind == answer.finding and answer.said in finding.said, f"{answer.name} : {finding.kind} : {finding.said}"
        assert told_why(finding), f"{answer.name} : rejetée sans une phrase qui dise pourquoi : {finding.said}"
    for answer in exercise.right:
        assert not reason(exercise, exercise.answer(answer)), answer.name
    if exercise.kind != "ordonner":
        assert len(exercise.wrong) >= 2 and len(exercise.right) >= 2, "au moins deux réponses fausses, et deux justes"


def test_mutants_of_the_solution_are_rejected(exercise):
    if exercise.kind == "ordonner":
        pytest.skip("ses lignes sont données : tous leurs ordres sont jugés, dans la page")
    rejected, accepted = [], []
    for name, text in mutants(exercise):
        finding = check(exercise, text, limits=replace(LIMITS, states=MUTANT)).finding
        (accepted if finding is None or finding.kind == "incomplet" else rejected).append(name)
        if len(rejected) == REJECTED:
            return
    pytest.fail(f"{len(rejected)} mutants rejetés seulement : {rejected} ; acceptés : {accepted}")


def test_answers_that_avoid_the_work_are_rejected(exercise):
    tried = set()
    for name, text in attacks(exercise):
        tried.add(name)
        found = reason(exercise, text)
        if name in exercise.admitted:
            assert not found, f"« admis » ment : {name} est rejeté ({found})"
        else:
            assert found, f"{name} passe pour juste :\n{text}"
    assert tried >= {*exercise.admitted}, f"« admis » nomme ce qui n'est pas essayé : {exercise.admitted}"
