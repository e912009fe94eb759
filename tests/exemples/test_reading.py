"""The reading times: what counts, what does not, and what ``make update`` writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exemples import pages, reading

OBJECTIVE = '!!! objectif "Objectif · 7 min"\n\n'
WORDS = "Trois mots ici.\n"
CARD = '/// preuve | Trois mots dits.\n    programme: x.py\n    resultats:\n      - {sortie: "1", phrase: "Deux autres."}\n'


@pytest.fixture
def course(tmp_path: Path) -> Path:
    (tmp_path / "docs/memo").mkdir(parents=True)
    (tmp_path / "x.py").write_text('"""X."""\n\n' + "print(1)\n" * 59, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        (WORDS * 60, 1),
        ('```python\n--8<-- "x.py"\n```\n', 1),  # 60 lines that are not blank
        (WORDS * 60 + "\n??? note\n" + ("    " + WORDS + "\n") * 60, 1),
        (WORDS * 60 + "\n??? note\n    " + WORDS + "\n" + WORDS * 60, 2),
        (WORDS * 60 + "\n## Exercices\n" + WORDS * 60, 1),
        (CARD + "///\n", 5 / 180 + 0.1),
        (CARD + "    joueur: true\n///\n", 5 / 180 + 0.6),
    ],
    ids="words code folded after-a-fold exercises card player".split(),
)
def test_minutes(course: Path, text: str, minutes: float) -> None:
    assert reading.minutes(text, course) == pytest.approx(minutes, abs=0.02)


def test_update_writes_the_pages_and_the_paths(course: Path) -> None:
    page, paths = course / "docs/memo/un.md", course / "docs/memo/parcours.md"
    page.write_text(OBJECTIVE + WORDS * 60 * 13, encoding="utf-8")
    paths.write_text("| [Nom](#nom) | 5 min | rien |\n\n## Nom\n\n1. [Un](un.md) et\n   [le glossaire](glossaire.md)\n", encoding="utf-8")
    assert reading.update(course) == [page, paths]
    assert reading.announced(page.read_text(encoding="utf-8")) == 13
    assert "| [Nom](#nom) | 15 min | rien |" in paths.read_text(encoding="utf-8")
    assert reading.update(course) == []


@pytest.mark.parametrize(("duration", "said"), [(14, "15 min"), (61, "1 h"), (74, "1 h 15"), (123, "2 h 05")])
def test_a_duration_is_told_to_the_nearest_five_minutes(duration: int, said: str) -> None:
    assert reading.told(duration) == said


def test_a_page_too_long_is_two_pages(course: Path) -> None:
    path = course / "docs/comprendre/longue.md"
    path.parent.mkdir()
    path.write_text("# Longue\n\n" + OBJECTIVE.replace("7", "21") + WORDS * 60 * 21, encoding="utf-8")
    (fault,) = pages.shape_faults(pages.Page(path, course))
    assert "plus de 20 min" in fault
