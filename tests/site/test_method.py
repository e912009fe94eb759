"""The page on the method says what the explorer does: its sizes, its limits, its words, the size of the checks it describes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cours import for_real
from entrelacs import Exploration, explore
from entrelacs.bounds.limits import LIMITS
from entrelacs_page.card import CHANCE
from tests.entrelacs import test_engine_mutations, test_hypothesis, test_shared_locations
from tests.entrelacs.support import programs

EXAMPLE = "exemples/projet/comment-entrelacs-verifie/retraits.py"
SEARCHES = {
    "celle des cartes": {},
    "sans fusion des états": {"merge": False},
    "avec un arrêt devant chaque donnée": {"reduce": False},
    "avec un arrêt devant chaque donnée, et sans fusion": {"reduce": False, "merge": False},
}


@pytest.fixture(scope="module")
def text(root: Path) -> str:
    """The page, with each run of blanks as one space."""
    page = (root / "docs/projet/comment-entrelacs-verifie.md").read_text(encoding="utf-8")
    return " ".join(page.split())


@pytest.fixture(scope="module")
def source(root: Path) -> str:
    return (root / EXAMPLE).read_text(encoding="utf-8")


def outputs(exploration: Exploration) -> list[str]:
    return sorted(outcome.output for outcome in exploration.outcomes)


@pytest.mark.parametrize("name", SEARCHES)
def test_sizes_of_each_search(text: str, source: str, name: str) -> None:
    found = explore(source, **SEARCHES[name])
    sizes = " | ".join(f"{size:,}".replace(",", " ") for size in (found.states, found.transitions, found.schedules))
    assert f"| {name} | {sizes} |" in text
    assert outputs(found) == ["solde = 800\n", "solde = 900\n"]


def test_deduced_steps_change_no_size(text: str, source: str) -> None:
    one, two = explore(source), explore(source, infer=False)
    assert (one.states, one.transitions, one.schedules) == (two.states, two.transitions, two.schedules)
    assert "La troisième ne change aucun des nombres affichés" in text


def test_share_of_the_schedules_that_lose(text: str, source: str) -> None:
    one_by_one = explore(source, merge=False)
    graph = one_by_one.graph
    lost = sum(node.final and node.output == "solde = 900\n" for node in graph.nodes)
    assert f"{lost} ordonnancements sur {one_by_one.schedules} perdent un retrait" in text
    assert {outcome.probability for outcome in explore(source).outcomes} == {0.5}
    assert "n'en perd un qu'une fois sur deux" in text


def test_pocket_explorer_finds_the_same_schedules(source: str, root: Path) -> None:
    printed = (root / EXAMPLE).with_name("mini_explorateur.txt").read_text(encoding="utf-8").splitlines()[1:]
    assert len(printed) == explore(source).schedules
    assert {line.rpartition(" ")[2] for line in printed} == {"800", "900"}


def test_chance_is_defined_once(text: str) -> None:
    """The page and every card say it in the same words."""
    assert f"au hasard : {CHANCE.replace('’', chr(39))}" in text.casefold()


def test_limit_and_key(text: str) -> None:
    assert f"{LIMITS.states:,} états au plus".replace(",", " ") in text
    from entrelacs.state import snapshot

    size = int(re.search(r"digest_size=(\d+)", Path(snapshot.__file__).read_text(encoding="utf-8"))[1])
    assert f"une empreinte de {size * 8} bits" in text


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("input()", "lire le clavier"),
        ("open('x')", "ouvrir un fichier"),
        ("eval('1')", "évaluer du texte"),
        ("import socket", "importer un module"),
    ],
)
def test_what_is_said_to_be_refused_is_refused(text: str, line: str, said: str) -> None:
    found = explore(f"x = 1\n{line}\n")
    assert (found.verdict, found.line) == ("unsupported", 2) and found.reason
    assert said in text


def test_a_search_cut_short_is_no_proof(source: str) -> None:
    assert explore(source, max_states=10).verdict == "incomplete"


def test_what_is_said_of_real_threads(text: str) -> None:
    """« Plus de 200 fautes », « plus de dix-neuf sur vingt »: of what is recorded on every interpreter."""
    faults = for_real.faults().values()
    said = int(re.search(r"Plus de (\d+) fautes sont rejouées", text)[1])
    assert said < len(faults) < 2 * said and "plus de dix-neuf sur vingt s'y produisent" in text
    for version in for_real.interpreters():
        assert sum(version in fault.done for fault in faults) > 19 / 20 * sum(version in {*fault.done, *fault.parted} for fault in faults)


def test_numbers_of_programs(text: str) -> None:
    """« plus de N »: true, and not by so much that the number should be put up."""
    drawn = [int(share) for share in re.findall(r"^@generated\((\d+)\)", Path(test_hypothesis.__file__).read_text(encoding="utf-8"), re.M)]
    real = {
        "programmes classiques": len({case.name for case in programs.corpus()}),
        "programmes minuscules": len(programs.cells()),
        "programmes tirés au sort": sum(drawn),
        "façons de toucher une même donnée": len(test_shared_locations.ROUTES),
        "façons :": len(test_engine_mutations.MUTANTS),
    }
    for what, count in real.items():
        said = re.search(rf"plus de (\d+) {what}", text)
        assert said and int(said[1]) < count < 2 * int(said[1]), f"{what} : {count}, et la page dit « {said and said[0]} »"
