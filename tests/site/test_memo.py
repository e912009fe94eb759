"""The memo: the reading paths announce the time that their pages announce."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exemples import reading
from tests.exemples.records import UPDATE

PAGE = "docs/memo/parcours.md"


def test_there_are_three_paths(root: Path) -> None:
    text = (root / PAGE).read_text(encoding="utf-8")
    found = reading.PATH.findall(text)
    assert len(found) == 3
    for row, anchor, *_ in found:
        pages = list(reading.steps(anchor, text, root))
        assert len(pages) >= 5 and len(set(pages)) == len(pages), f"{row} : {pages}"


@pytest.mark.parametrize("rank", range(3))
def test_time_of_a_path_is_that_of_its_pages(root: Path, rank: int) -> None:
    text = (root / PAGE).read_text(encoding="utf-8")
    _, anchor, said, _ = reading.PATH.findall(text)[rank]
    computed = reading.told(reading.total(anchor, text, root))
    assert said == computed, f"{PAGE} : « {anchor} » annonce {said}, et ses pages {computed}. Lancez {UPDATE}."
